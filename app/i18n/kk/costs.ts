export const costs = {
  title: "Тарту және ұстап қалу",
};
