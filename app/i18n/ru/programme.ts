/** The loyalty programme: ladder, points, benefits. */
export const programme = {
  title: "Программа лояльности",
};
