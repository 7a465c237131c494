import { timingSafeEqual } from "node:crypto";
import { randomSecret } from "./tokens.server.ts";

/** The server's bundle and the server itself have a copy of this module each. */
const shared = globalThis as { loyaltyWarmPass?: string };
export const warmHeader = "x-loyalty-warm";

/** A pass for the server itself to ask its own first page before anybody can; `end` makes it worthless. */
export function warmPass(): { readonly headers: Readonly<Record<string, string>>; readonly end: () => void } {
  const pass = randomSecret();
  shared.loyaltyWarmPass = pass;
  return { headers: { [warmHeader]: pass }, end: () => delete shared.loyaltyWarmPass };
}

/** Whether the server is asking itself, and nobody waits for it. */
export const isWarming = (): boolean => shared.loyaltyWarmPass !== undefined;

export function isWarmUp(headers: Headers): boolean {
  const [given, pass] = [Buffer.from(headers.get(warmHeader) ?? ""), Buffer.from(shared.loyaltyWarmPass ?? "")];
  return pass.length > 0 && given.length === pass.length && timingSafeEqual(given, pass);
}
