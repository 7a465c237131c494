/** The next best offer for each client. */
export const offers = {
  title: "Предложения",
};
