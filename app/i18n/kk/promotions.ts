export const promotions = {
  title: "Акциялар",
};
