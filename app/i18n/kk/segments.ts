export const segments = {
  title: "Сегменттер",
};
