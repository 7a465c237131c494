/** How often something came to be known after the page that shows it was made without. */
let late = 0;

export const lateAnswers = (): number => late;

/** What a page was made without is known now: the next one shows it. */
export const cameLate = (): void => void late++;
