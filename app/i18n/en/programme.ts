export const programme = {
  title: "Loyalty programme",
};
