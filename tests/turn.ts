import { inject } from "vitest";

const everything = process.env["LOYALTY_ALL"] === "1";
const day = Math.floor(Date.now() / 86_400_000);

/**
 * Whether it is the turn of the `at`-th of things that take long. A whole run takes an `of`-th of them, by days, so that it stays short and each is
 * tried every few days; a file that is run by itself, and LOYALTY_ALL=1, take all of them.
 */
export const isItsTurn = (at: number, of = 2): boolean => everything || inject("demo") === null || at % of === day % of;
