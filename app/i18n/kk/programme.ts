export const programme = {
  title: "Адалдық бағдарламасы",
};
