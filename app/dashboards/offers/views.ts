export interface OfferRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly clients: string;
  readonly margin: string;
  /** The list of those who get it. */
  readonly to: string;
  /** A test of it; null where nothing is given. */
  readonly test: string | null;
  readonly isShown: boolean;
}
export interface OfferedClient {
  readonly id: number;
  readonly name: string | null;
  readonly branch: string | null;
  readonly offer: string;
  readonly reason: string;
  readonly phone: string | null;
  readonly refused: boolean;
}
export interface RuleVersion {
  readonly version: number;
  readonly text: string;
}
export interface OffersPage {
  readonly currency: string;
  readonly asOf: string;
  readonly lead: string;
  readonly problem: string | null;
  readonly rows: readonly OfferRow[];
  readonly without: string;
  readonly list: { readonly title: string; readonly clients: readonly OfferedClient[]; readonly page: number; readonly pages: number; readonly before: string | null; readonly next: string | null; readonly csv: string; readonly xlsx: string } | null;
  readonly rules: { readonly text: string; readonly versions: readonly RuleVersion[]; readonly mayChange: boolean; readonly fields: OfferFields; readonly open: "fields" | "text" | null };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
/** What of a rule is typed: a text, a number or a list, with the name of its field. */
export interface RuleInput {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly numeric: boolean;
}
export interface RuleCheck {
  readonly name: string;
  readonly checked: boolean;
}
export interface RuleFields {
  readonly id: string;
  readonly title: string;
  readonly on: RuleCheck;
  readonly guard: RuleCheck;
  readonly kind: { readonly name: string; readonly value: string };
  readonly place: RuleInput;
  readonly margin: RuleInput;
  readonly names: readonly RuleInput[];
  readonly when: readonly { readonly words: string; readonly inputs: readonly RuleInput[] }[];
}
/** The rules as a form, without the text. */
export interface OfferFields {
  readonly version: number;
  readonly by: string;
  readonly orders: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly rules: readonly RuleFields[];
  readonly added: { readonly segment: string; readonly segments: readonly { readonly label: string; readonly choices: readonly Choice[] }[]; readonly kind: string; readonly names: readonly RuleInput[]; readonly margin: RuleInput };
  readonly reason: string;
  /** The field that could not be taken. */
  readonly bad: string | null;
}
