import { guessableWords } from "./guessable-words.ts";

/** In characters. No other composition is asked for: length is what helps (NIST SP 800-63B, 3.1.1.2). */
export const shortestPassword = 12;
export const longestPassword = 200;
export type PasswordProblem = "short" | "long" | "common" | "login";

/** One text however it was typed: a keyboard may compose "й" of two characters, another of one. */
export const foldPassword = (password: string): string => password.normalize("NFKC");

/** Why nobody may sign in by this password; null when one may. `common` holds widespread ones in lower case. */
export function passwordProblem(password: string, login: string, common: ReadonlySet<string>): PasswordProblem | null {
  const text = foldPassword(password).toLowerCase();
  const length = [...text].length;
  if (length < shortestPassword) return "short";
  if (length > longestPassword) return "long";
  const letters = text.replace(/[^\p{L}]/gu, "");
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (letters === "" || new Set(text).size < 5 || common.has(text) || common.has(core) || isRun(text)) return "common";
  const own = wordsOf(login);
  if (isMostly(letters, own)) return "login";
  return isMostly(letters, [...own, ...guessableWords]) ? "common" : null;
}

/** The login itself and its parts, each at least three letters. */
const wordsOf = (login: string): string[] => [...new Set(login.toLowerCase().split(/[^\p{L}]+/u))].filter((word) => word.length >= 3);

/** Whether hardly a letter is left once these words are taken out. */
function isMostly(letters: string, words: readonly string[]): boolean {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, " "), letters);
  return left.replaceAll(" ", "").length < 4 && left !== letters;
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "01234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."];
const neighbours = new Set(rows.flatMap((row) => [...row].slice(1).flatMap((after, i) => [row[i]! + after, after + row[i]!])));

/** A walk along the keyboard or the alphabet: four steps of five lead to the next key. */
function isRun(text: string): boolean {
  const signs = [...text];
  const steps = signs.slice(1).map((after, i) => signs[i]! + after);
  return steps.filter((step) => step[0] === step[1] || neighbours.has(step)).length >= 0.8 * steps.length;
}
