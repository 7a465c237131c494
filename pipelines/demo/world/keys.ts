import type { Rng } from "../rng.ts";

const digits = (rng: Rng, n: number): string => Array.from({ length: n }, () => rng.int(0, 9)).join("");

/** The n-th mobile number of the city, as ten digits; every n gives another. */
export function phone(n: number): string {
  const operators = ["701", "702", "705", "707", "747", "775", "777", "778"];
  const scattered = (n * 7919 + 1234567) % 9_999_991; // 7919 and 9,999,991 are primes: no two n < 9,999,991 meet
  return `${operators[n % operators.length]}${String(scattered).padStart(7, "0")}`;
}

/** Control digit of an IIN or BIN: weights 1…11 modulo 11, then 3…11, 1, 2; null when the number cannot be issued. */
function controlDigit(eleven: string): number | null {
  const weighted = (weights: readonly number[]): number => weights.reduce((sum, w, i) => sum + w * Number(eleven[i]), 0) % 11;
  const once = weighted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (once < 10) return once;
  const twice = weighted([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
  return twice < 10 ? twice : null;
}

function issued(rng: Rng, head: string): string {
  for (;;) {
    const eleven = head + digits(rng, 11 - head.length);
    const control = controlDigit(eleven);
    if (control !== null) return eleven + control;
  }
}
const two = (n: number): string => String(n).padStart(2, "0");
/** Individual number: birth date, century and sex, serial, control. */
export const iin = (rng: Rng): string => issued(rng, two(rng.int(60, 99)) + two(rng.int(1, 12)) + two(rng.int(1, 28)) + rng.pick(["3", "4"]));
/** Business number: month of registration, type of entity, serial, control. */
export const bin = (rng: Rng): string => issued(rng, two(rng.int(5, 22)) + two(rng.int(1, 12)) + "40");

const vinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
/** A vehicle number whose maker's prefix is given; the last six are the n-th serial, so that no two are alike. */
export const vin = (rng: Rng, prefix: string, n: number): string =>
  prefix + Array.from({ length: 11 - prefix.length }, () => vinLetters[rng.int(0, vinLetters.length - 1)]).join("") + String(100000 + n).slice(-6);

/** Number plate of Almaty: 123 ABC 02. */
export const plate = (rng: Rng): string => digits(rng, 3) + Array.from({ length: 3 }, () => rng.pick([..."ABCEHKMOPTXYZ"])).join("") + rng.pick(["02", "02", "02", "05"]);
