import type { Parsed, Source } from "./contract.ts";

/** The columns any of which says whom a row is about; a car stands for its owner, a contact for the company. */
const naming: ReadonlySet<string> = new Set(["client_code", "phone", "email", "card_no", "tax_id", "vin", "contact_code"]);
/**
 * Columns of which a row of this kind must have one, as typed values; none of them readable is the problem `no_client` of the
 * whole row. Empty where a row may name nobody.
 */
export function namesClient(source: Source): readonly string[] {
  if (!source.needsClient) return [];
  const own = source.key.length === 1 && source.key[0] === "contact_code"; // in the list of contacts it is the row's own number
  return source.fields.map((f) => f.name).filter((name) => naming.has(name) && !(own && name === "contact_code"));
}

/** Whether a row as parsed lacks the client that its kind needs. */
export function namesNobody(source: Source, fields: Readonly<Record<string, Parsed>>): boolean {
  const columns = namesClient(source);
  return columns.length > 0 && columns.every((name) => fields[name]?.value == null);
}
