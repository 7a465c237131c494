export const trials = {
  title: "Акцияны тексеру",
};
