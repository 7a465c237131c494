export const offers = {
  title: "Ұсыныстар",
};
