import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { keyTypes, type ClientCard, type KeyType, type ShownKey } from "./views.ts";

export interface Side {
  readonly text: string;
  /** The other client has it too. */
  readonly shared: boolean;
  /** Where it leads. */
  readonly to?: string;
  /** What it is compared by, where that is not its text. */
  readonly token?: string;
}
export interface ComparedRow {
  readonly field: "name" | KeyType | "car" | "branch" | "first" | "last" | "visits" | "amount" | "car_amount" | "records";
  readonly left: readonly Side[];
  readonly right: readonly Side[];
  /** How the two sides stand to each other; null where that says nothing about who they are. */
  readonly mark: "equal" | "differs" | "unknown" | null;
}

/** One key as a phrase: "телефон +7 701 000-00-01"; a code by the column it comes from: "«CRM ID» 17". */
export const keyPhrase = ({ type, text, space }: ShownKey, t: Translate): string =>
  `${space === null ? t(`ui.dup_key_${type}`) : t("ui.dup_code_space", { space })} ${text}`;

const spelling = (text: string): string => text.toLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();

/** Two clients field by field; a field that neither has is left out. */
export function compared(left: ClientCard, right: ClientCard, format: Format): ComparedRow[] {
  const values = (field: ComparedRow["field"], of: (card: ClientCard) => readonly Omit<Side, "shared">[], same: (text: string) => string = (text) => text): ComparedRow => {
    const [mine, yours] = [of(left), of(right)];
    const marked = (sides: readonly Omit<Side, "shared">[], others: readonly Omit<Side, "shared">[]): Side[] =>
      sides.map((side) => ({ ...side, shared: others.some((other) => (other.token ?? same(other.text)) === (side.token ?? same(side.text))) }));
    const sides = { left: marked(mine, yours), right: marked(yours, mine) };
    const mark = mine.length === 0 || yours.length === 0 ? "unknown" : sides.left.some(({ shared }) => shared) ? "equal" : "differs";
    return { field, ...sides, mark };
  };
  const told = (field: ComparedRow["field"], of: (card: ClientCard) => string): ComparedRow => ({ field, left: [{ text: of(left), shared: false }], right: [{ text: of(right), shared: false }], mark: null });
  const ofType = (type: KeyType) => (card: ClientCard) => card.keys.filter((key) => key.type === type).map((key) => ({ text: key.space === null ? key.text : `${key.text} · ${key.space}`, token: key.same }));
  const rows = [
    values("name", (card) => card.names.map((text) => ({ text })), spelling),
    ...keyTypes.map((type) => values(type, ofType(type))),
    values("car", (card) => card.cars.map(({ vin, make }) => ({ text: make === null ? vin : `${vin} ${make}`, to: `/cars/${vin}` })), (text) => text.slice(0, 17)),
    values("branch", (card) => card.branches.map((text) => ({ text }))),
    told("first", (card) => format.date(card.firstDay)),
    told("last", (card) => format.date(card.lastDay)),
    told("visits", (card) => format.count(card.visits)),
    told("amount", (card) => format.minor(card.visitAmount, 0)),
    told("car_amount", (card) => format.minor(card.carAmount, 0)),
    told("records", (card) => format.count(card.records)),
  ];
  const hasCarMoney = BigInt(left.carAmount) + BigInt(right.carAmount) > 0n;
  return rows.filter((row) => row.left.length + row.right.length > 0 && (row.field !== "car_amount" || hasCarMoney)).map((row) => (hasCodes(row) && row.mark === "differs" ? { ...row, mark: sameSpaces(left, right) } : row));
}

const hasCodes = (row: ComparedRow): boolean => row.field === "client_code";
/** Codes of different systems say nothing against each other. */
const sameSpaces = (left: ClientCard, right: ClientCard): "differs" | "unknown" => {
  const spaces = (card: ClientCard): (string | null)[] => card.keys.filter((key) => key.type === "client_code").map((key) => key.space);
  return spaces(left).some((space) => spaces(right).includes(space)) ? "differs" : "unknown";
};
