/** What it costs to win a client and to keep one. */
export const costs = {
  title: "Привлечь и удержать",
};
