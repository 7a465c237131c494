/** A moment as the state keeps it: UTC, "YYYY-MM-DD HH:MM:SS.mmm". */
export const momentText = (moment: Date): string => moment.toISOString().replace("T", " ").replace("Z", "");

/** The moment that a text of the state means. */
export const momentOf = (text: string): Date => new Date(`${text.replace(" ", "T")}Z`);
