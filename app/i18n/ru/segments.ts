/** Segments of clients. */
export const segments = {
  title: "Сегменты",
};
