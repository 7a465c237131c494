/** A figure's value as a position; blank has none. Text of an amount is used as written, never this. */
export const position = (value: number | string | null): number | null => (value === null || value === "" ? null : Number(value));
