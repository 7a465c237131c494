import type { Notation } from "../sources/contract.ts";
import { currencyIn } from "../sources/fields/currency.ts";
import type { Ambiguity } from "./plan.ts";

/** One cell against a hundred of the other kind is a mistake of that cell, not a question about the file. */
const STRAY = 100;
const EXAMPLES = 3;

class Votes {
  count = 0;
  readonly examples: string[] = [];

  add(cell: string): void {
    this.count++;
    if (this.examples.length < EXAMPLES && !this.examples.includes(cell)) this.examples.push(cell);
  }
}

const outvoted = (own: Votes, other: Votes): readonly string[] => (other.count > 0 && own.count <= other.count * STRAY ? other.examples : []);

export interface Settled<T> {
  readonly value: T;
  readonly ambiguity: Ambiguity | null;
}

/** What a file says by itself about one question. */
export interface Evidence<T> {
  settle(): Settled<T>;
  /** Cells that cannot be read that way, unless they are single strays; none when nothing speaks against it. */
  against(value: T): readonly string[];
  readonly code: Ambiguity["code"];
  readonly option: string;
}

/** What the numbers of a file say about its decimal sign. */
export class DecimalEvidence implements Evidence<Notation["decimal"]> {
  readonly code = "decimal";
  readonly option = "--decimal";
  readonly #comma = new Votes();
  readonly #dot = new Votes();
  readonly #open = new Votes();
  readonly currencies = new Map<string, number>();

  add(cell: string): void {
    const usual = /^-?\d+(?:([.,])\d\d)?$/.exec(cell);
    if (usual) {
      if (usual[1]) this.#decimal(usual[1], cell);
      return;
    }
    if (/[^\d.,' \u00a0\u202f\u2009−–-]/.test(cell)) {
      const currency = currencyIn(cell);
      if (currency) this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
    }
    const number = /\d[\d.,' \u00a0\u202f\u2009]*\d|\d/.exec(cell)?.[0];
    const signs = number?.match(/[.,]/g);
    if (!number || !signs) return;
    const last = signs[signs.length - 1] as string;
    if (signs.includes(",") && signs.includes(".")) this.#decimal(last, cell);
    else if (signs.length > 1) {
      if (/^\d{1,3}(?:[.,]\d{3})+$/.test(number)) this.#decimal(last === "," ? "." : ",", cell);
    } else {
      const [whole = "", fraction = ""] = number.split(last);
      if (fraction.length !== 3 || /^0|\d{4}|[' \u00a0\u202f\u2009]/.test(whole)) this.#decimal(last, cell);
      else this.#open.add(cell);
    }
  }

  #decimal(sign: string, cell: string): void {
    (sign === "," ? this.#comma : this.#dot).add(cell);
  }

  settle(): Settled<Notation["decimal"]> {
    const [comma, dot] = [this.#comma.count, this.#dot.count];
    const ask = (value: Notation["decimal"], examples: readonly string[]): Settled<Notation["decimal"]> => ({
      value,
      ambiguity: { code: "decimal", option: "--decimal", choices: [",", "."], examples },
    });
    if (comma > dot * STRAY) return { value: ",", ambiguity: null };
    if (dot > comma * STRAY) return { value: ".", ambiguity: null };
    if (comma > 0) return ask(comma >= dot ? "," : ".", [...this.#comma.examples.slice(0, 1), ...this.#dot.examples.slice(0, 1)]);
    return this.#open.count > 0 ? ask(".", this.#open.examples) : { value: ".", ambiguity: null };
  }

  against(value: Notation["decimal"]): readonly string[] {
    const [own, other] = value === "," ? [this.#comma, this.#dot] : [this.#dot, this.#comma];
    return outvoted(own, other);
  }

  /** The currency most amounts name. */
  get currency(): string | null {
    return [...this.currencies].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }
}

/** What the dates of a file say about their order. */
export class DateEvidence implements Evidence<Notation["dateOrder"]> {
  readonly code = "date_order";
  readonly option = "--date-order";
  readonly #dmy = new Votes();
  readonly #mdy = new Votes();
  readonly #ymd = new Votes();
  readonly #dotted = new Votes();
  readonly #open = new Votes();

  add(cell: string): void {
    const parts = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})(?!\d)/.exec(cell);
    if (!parts) return;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (first > 31) {
      if (parts[4]?.length === 2) this.#ymd.add(cell);
    } else if (first > 12 && second <= 12) this.#dmy.add(cell);
    else if (second > 12 && first <= 12) this.#mdy.add(cell);
    else (parts[2] === "." ? this.#dotted : this.#open).add(cell);
  }

  /** Year first needs no evidence: it is read in every order. */
  settle(): Settled<Notation["dateOrder"]> {
    const ranked = ([["dmy", this.#dmy], ["mdy", this.#mdy], ["ymd", this.#ymd]] as const).filter(([, votes]) => votes.count > 0).sort((a, b) => b[1].count - a[1].count);
    const [best, second] = ranked;
    if (best) {
      if (!second || best[1].count > second[1].count * STRAY) return { value: best[0], ambiguity: null };
      return ask(best[0], [...best[1].examples.slice(0, 1), ...second[1].examples.slice(0, 1)]);
    }
    if (this.#open.count > 0) return ask("dmy", this.#open.examples);
    return { value: this.#dotted.count > 0 ? "dmy" : "ymd", ambiguity: null };
  }

  against(value: Notation["dateOrder"]): readonly string[] {
    const votes = { dmy: this.#dmy, mdy: this.#mdy, ymd: this.#ymd };
    const others = [...Object.entries(votes).flatMap(([order, one]) => (order === value ? [] : [one])), ...(value === "ymd" ? [this.#dotted, this.#open] : [])];
    return others.flatMap((other) => outvoted(votes[value], other)).slice(0, EXAMPLES);
  }
}

const ask = (value: Notation["dateOrder"], examples: readonly string[]): Settled<Notation["dateOrder"]> => ({
  value,
  ambiguity: { code: "date_order", option: "--date-order", choices: ["dmy", "mdy"], examples },
});
