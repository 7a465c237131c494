import type { Assumptions } from "../assess.server.ts";

export interface AskedAssumptions {
  readonly assumptions: Assumptions;
  /** As it stands in the form: per cent, major units. */
  readonly margin: string;
  readonly contact: string;
  readonly refused: boolean;
}

const decimal = /^\d{1,9}([.,]\d{1,6})?$/;
/** A number ≥ 0 as people write it, with a point or a comma; null where it is none. */
export const readAmount = (text: string): number | null => (decimal.test(text.trim()) ? Number(text.trim().replace(",", ".")) : null);

/** Assumptions in an address: margin in per cent, contact_cost in major units; what cannot be read is refused, and nothing is assumed. */
export function askedAssumptions(params: URLSearchParams): AskedAssumptions {
  const [percent, contact] = [params.get("margin") ?? "", params.get("contact_cost") ?? ""];
  const share = percent === "" ? null : readAmount(percent);
  const cost = contact === "" ? null : readAmount(contact);
  const refused = (percent !== "" && (share === null || share > 100)) || (contact !== "" && cost === null);
  return { assumptions: refused ? { margin: null, contactCost: null } : { margin: share === null ? null : share / 100, contactCost: cost === null ? null : cost * 100 }, margin: percent, contact, refused };
}
