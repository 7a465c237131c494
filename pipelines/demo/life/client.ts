import type { Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import type { Branch, Payer, VisitKind } from "../truth.ts";
import type { Car } from "../world/cars.ts";
import { bin, iin, phone } from "../world/keys.ts";
import { companyName, personName, type PersonName } from "../world/names.ts";

/** How somebody treats a dealer: comes by the book, once a year, by chance, or for the discount only. */
export type Temper = "regular" | "annual" | "occasional" | "hunter";

export interface Client {
  readonly id: number;
  /** The human being or firm behind it; see TruthClient. */
  readonly person: number;
  readonly name: PersonName | string; // a string is a firm
  readonly phone: string; // ten digits
  readonly email: string | null;
  readonly taxId: string | null;
  readonly home: Branch;
  readonly temper: Temper;
  /** Latent warmth towards the dealer, standard normal. */
  readonly warmth: number;
  /** Median days between services. */
  readonly gap: number;
  readonly changesTyres: boolean;
}

export interface Visit {
  client: Client;
  readonly day: Day;
  readonly branch: Branch;
  readonly advisor: string;
  readonly technician: string;
  readonly kind: VisitKind;
  readonly payer: Payer;
  readonly car: Car;
  /** How it felt, about standard normal: drives the answer and the return. */
  readonly mood: number;
  readonly first: boolean;
  readonly hunting: boolean;
}

export interface Purchase {
  readonly client: Client;
  readonly day: Day;
  readonly branch: Branch;
  readonly seller: string;
  readonly car: Car;
  condition: "new" | "used";
  readonly tradeIn: Car | null;
  readonly mood: number;
}

export interface Life {
  readonly visits: Visit[];
  readonly purchases: Purchase[];
}

const gaps: Record<Temper, readonly [number, number]> = { regular: [150, 0.16], annual: [345, 0.12], occasional: [250, 0.35], hunter: [150, 0.2] };

const latin: Record<string, string> = { а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "sch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" };
/** Latin spelling, as on a bank card or in an importer's system. */
export const latinise = (text: string): string =>
  [...text].map((c) => {
    const lower = latin[c.toLowerCase()];
    if (lower === undefined) return c;
    return c === c.toLowerCase() ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
  }).join("");

export function bornPerson(rng: Rng, id: number, home: Branch): Client {
  const name = personName(rng);
  const temper = rng.weighted<Temper>([["regular", 30.5], ["annual", 16], ["occasional", 46], ["hunter", 7.5]]);
  const [median, spread] = gaps[temper];
  return {
    id,
    person: id,
    name,
    phone: phone(id),
    email: rng.chance(0.45) ? `${latinise(name.first).toLowerCase()}.${latinise(name.surname).toLowerCase()}${id}@${rng.pick(["mail.ru", "gmail.com", "inbox.ru"])}` : null,
    taxId: rng.chance(0.3) ? iin(rng) : null,
    home,
    temper,
    warmth: rng.normal(),
    gap: rng.logNormal(median, spread),
    changesTyres: rng.chance(temper === "regular" ? 0.36 : 0.14),
  };
}

export function bornCompany(rng: Rng, id: number, home: Branch): Client {
  return {
    id,
    person: id,
    name: companyName(rng, id),
    phone: phone(id),
    email: rng.chance(0.7) ? `fleet${id}@company${id}.kz` : null,
    taxId: bin(rng),
    home,
    temper: "regular",
    warmth: rng.normal(),
    gap: rng.logNormal(150, 0.25),
    changesTyres: rng.chance(0.4),
  };
}
