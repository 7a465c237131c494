import { inject } from "vitest";

const everything = process.env["LOYALTY_ALL"] === "1";
/** A file run by itself, and LOYALTY_ALL=1, spare nothing; a whole run has to be short. */
export const sparesNothing = everything || inject("demo") === null;
const day = Math.floor(Date.now() / 86_400_000);

/**
 * Whether it is the turn of the `at`-th of things that take long. A whole run takes an `of`-th of them, by days, so that it stays short and each is
 * tried every few days; a file that is run by itself, and LOYALTY_ALL=1, take all of them.
 */
export const isItsTurn = (at: number, of = 2): boolean => sparesNothing || at % of === day % of;
