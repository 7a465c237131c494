export const promotions = {
  title: "Promotions",
};
