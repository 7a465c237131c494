import { addDays, isDay } from "#app/metrics/period.ts";

/** A test as a form or an address asks for it. Money in minor units; null: left empty. */
export interface TestRequest {
  /** "segment:overdue.-refused", "offer:service_due". */
  readonly whom: string;
  readonly from: string;
  readonly to: string;
  /** Margin on top that is expected of each client written to. */
  readonly effect: number | null;
  /** Assumed margin where cost is unknown, 0–1. */
  readonly margin: number | null;
  readonly contactCost: number;
  readonly fixedCost: number;
  /** 0–1; null: what is suggested. */
  readonly share: number | null;
  readonly withoutDispleased: boolean;
  readonly code: string;
  readonly name: string;
  readonly channel: string;
  readonly seed: number | null;
  /** Fields that were typed and say nothing. */
  readonly wrong: readonly TestField[];
}
export const testFields = ["whom", "from", "to", "effect", "margin", "contact", "fixed", "share", "code", "name", "channel", "seed"] as const;
export type TestField = (typeof testFields)[number];

const LONGEST = 120;
const MOST_MINOR = 1e15;
/** A promotion of the size that most are: it begins a fortnight on and lasts a month. */
const [BEGINS, LASTS] = [14, 30] as const;

/** A number as people type it; undefined for what is none. */
function typed(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Reads what was asked; what is left out takes its default, what cannot be read too, and is told. `today`: the last day of data. */
export function readTestRequest(params: URLSearchParams, today: string): TestRequest {
  const wrong: TestField[] = [];
  const text = (name: TestField): string => (params.get(name) ?? "").trim().replace(/\s+/g, " ").slice(0, LONGEST);
  function number<T>(name: TestField, otherwise: T, read: (value: number) => number | undefined): number | T {
    if (text(name) === "") return otherwise;
    const value = typed(text(name));
    const found = value === undefined ? undefined : read(value);
    if (found !== undefined) return found;
    wrong.push(name);
    return otherwise;
  }
  const money = (value: number) => (value * 100 <= MOST_MINOR ? Math.round(value * 100) : undefined);
  const day = (name: "from" | "to", otherwise: string): string => {
    if (text(name) === "" || isDay(text(name))) return text(name) || otherwise;
    wrong.push(name);
    return otherwise;
  };
  const from = day("from", addDays(today, BEGINS));
  const to = day("to", addDays(from, LASTS - 1));
  const percent = (least: number, most: number) => (value: number) => (value >= least && value <= most ? value / 100 : undefined);
  const early = to < from;
  if (early) wrong.push("to");
  return {
    whom: text("whom") || "segment:",
    from,
    to: early ? addDays(from, LASTS - 1) : to,
    effect: number("effect", null, money),
    margin: number("margin", null, percent(1, 100)),
    contactCost: number("contact", 0, money),
    fixedCost: number("fixed", 0, money),
    share: number("share", null, percent(1, 90)),
    withoutDispleased: params.get("displeased") === "out",
    code: text("code"),
    name: text("name"),
    channel: text("channel"),
    seed: number("seed", null, (value) => (Number.isSafeInteger(value) ? value : undefined)),
    wrong,
  };
}
