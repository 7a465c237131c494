import { createHash } from "node:crypto";
import { headerKeys } from "./aliases.ts";

/** What a mapping is remembered by: the headers in their order, without case, punctuation and units. NULL when no header says anything. */
export function headerSignature(headers: readonly string[]): string | null {
  const bare = headers.map((header) => headerKeys(header).at(-1) ?? "");
  while (bare.length && bare.at(-1) === "") bare.pop();
  return bare.length === 0 ? null : createHash("sha256").update(JSON.stringify(bare)).digest("hex").slice(0, 32);
}
