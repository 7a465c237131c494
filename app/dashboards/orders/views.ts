/** An order opened: what it says, its works and parts, and the line it was read from. Money in minor units. */
export interface OrderView {
  readonly id: string;
  readonly branch: string | null;
  readonly no: string;
  readonly day: string;
  readonly client: { readonly id: string; readonly name: string | null; readonly closed?: true } | null;
  readonly vin: string | null;
  readonly make: string | null;
  readonly mileage: number | null;
  readonly kind: string;
  readonly payer: string;
  readonly advisor: { readonly code: string; readonly name: string } | null;
  readonly technician: { readonly code: string; readonly name: string } | null;
  readonly total: string;
  readonly discount: string | null;
  readonly cost: string | null;
  readonly promo: string | null;
  readonly reverses: string | null;
  readonly isReversed: boolean;
  readonly isQualifying: boolean;
  readonly lines: readonly OrderLine[];
  readonly source: { readonly file: string; readonly line: number; readonly cells: readonly (readonly [header: string, cell: string])[] } | null;
}
export interface OrderLine {
  readonly no: string;
  readonly code: string | null;
  readonly name: string;
  readonly kind: "labour" | "part";
  readonly quantity: number;
  readonly amount: string;
  readonly file: string | null;
  readonly line: number;
}
