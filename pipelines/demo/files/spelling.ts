import type { Rng } from "../rng.ts";
import { latinise, type Client } from "../life/client.ts";

/** Ten digits as people and systems write them. */
export function spellPhone(rng: Rng, ten: string): string {
  const [a, b, c, d] = [ten.slice(0, 3), ten.slice(3, 6), ten.slice(6, 8), ten.slice(8)];
  return rng.weighted([
    [`+7 (${a}) ${b}-${c}-${d}`, 30],
    [`8 ${a} ${b}${c}${d}`, 12],
    [`8 (${a}) ${b}-${c}-${d}`, 12],
    [`8${ten}`, 16],
    [`+7${ten}`, 14],
    [ten, 5],
    [`8-${a}-${b}-${c}-${d}`, 5],
    [`7 ${a} ${b} ${c} ${d}`, 3],
    [`8 ${a} ${b} ${c} ${d}, 8 727 250 11 0${ten.slice(-1)}`, 1],
    [`+7 ${a} ${b} ${c} ${d} доб. 2`, 1],
  ]);
}

/** A name as a 1C reception writes it. */
export function spellName(rng: Rng, { name }: Client): string {
  if (typeof name === "string") return rng.pick([`ТОО «${name}»`, `ТОО "${name}"`, `${name} ТОО`]);
  const { surname, first, patronymic } = name;
  return rng.weighted([
    [`${surname} ${first} ${patronymic}`, 52],
    [`${surname} ${first}`, 18],
    [`${surname} ${first[0]}.${patronymic[0]}.`, 10],
    [`${surname} ${first[0]}. ${patronymic[0]}.`, 5],
    [`${surname} ${first} ${patronymic}`.toUpperCase(), 8],
    [`${surname}  ${first}`, 4],
    [`${surname} ${first} ${patronymic}`.replace(/ё/g, "е"), 3],
  ]);
}

/** A name as the importer's system holds it. */
export function latinName({ name }: Client): string {
  return typeof name === "string" ? `${latinise(name)} LLP` : `${latinise(name.surname)} ${latinise(name.first)}`.toUpperCase();
}

/** A name as people type it into a questionnaire: the first name first. */
export const typedName = ({ name }: Client): string => (typeof name === "string" ? name : `${name.first} ${name.surname}`);

const twins: Record<string, string> = { A: "А", B: "В", C: "С", E: "Е", H: "Н", K: "К", M: "М", P: "Р", T: "Т", X: "Х" };
/** A vehicle number typed by hand: lower case, letters of the other alphabet, the letter O for a zero. */
export function spellVin(rng: Rng, vin: string): string {
  return rng.weighted([
    [() => vin, 985],
    [() => vin.toLowerCase(), 6],
    [() => vin.replace(/[ABCEHKMPTX]/, (letter) => twins[letter] as string), 5],
    [() => vin.replace("0", "O"), 4],
  ] as const)();
}
