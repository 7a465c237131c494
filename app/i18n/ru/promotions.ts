/** What promotions earned: the list, one of them. */
export const promotions = {
  title: "Акции",
};
