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
  readonly said: string | null;
  readonly problem: string | null;
  readonly rows: readonly OfferRow[];
  readonly without: string;
  readonly list: { readonly title: string; readonly clients: readonly OfferedClient[]; readonly page: number; readonly pages: number; readonly before: string | null; readonly next: string | null; readonly csv: string; readonly xlsx: string } | null;
  readonly rules: { readonly text: string; readonly versions: readonly RuleVersion[]; readonly mayChange: boolean };
}
