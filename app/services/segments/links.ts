import { specText, type SegmentSpec } from "#app/promotions/segments.ts";

/** What of an address of /segments is not usual. */
export interface SegmentsAddress {
  readonly seg?: SegmentSpec | null;
  readonly rules?: string | null;
  readonly asOf?: string | null;
  readonly page?: number;
}

const query = ({ seg, rules, asOf, page }: SegmentsAddress): string => {
  const params = new URLSearchParams({ ...(seg && { seg: specText(seg) }), ...(rules && { rules }), ...(asOf && { as_of: asOf }), ...(page && page > 1 && { page: String(page) }) });
  return params.size ? `?${params.toString()}` : "";
};

export const segmentsPath = (address: SegmentsAddress): string => `/segments${query(address)}`;
