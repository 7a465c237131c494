import type { Home } from "#pipelines/index.ts";
import { addressHeader } from "#app/config/address.ts";
import { keepReader, type Reader } from "#app/config/reader.ts";
import { isLocale } from "#app/i18n/translate.ts";
import { openSession, type Asking } from "./sessions.server.ts";

export const addressOf = (headers: Headers): string | null => headers.get(addressHeader);

/** Headers of the answer that signs somebody in: the session, and the language that the account is read in. */
export async function signedIn(home: Home, account: { readonly account_id: string; readonly language: string | null }, asking: Asking, reader: Reader): Promise<Headers> {
  const headers = new Headers({ "Cache-Control": "no-store" });
  headers.append("Set-Cookie", await openSession(home, account.account_id, asking));
  if (isLocale(account.language)) headers.append("Set-Cookie", await keepReader({ ...reader, locale: account.language }, asking.url));
  return headers;
}
