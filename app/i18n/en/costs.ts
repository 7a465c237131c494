export const costs = {
  title: "Win and keep",
};
