/** Tests of promotions before they start: whom, how many, what can be seen, who is held out. */
export const trials = {
  title: "Проверка акции",
};
