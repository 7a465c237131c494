export const trials = {
  title: "Test of a promotion",
};
