import { createHash, randomBytes } from "node:crypto";
import type { ShownKey } from "#app/dashboards/duplicates/views.ts";
import type { KeyRef } from "#pipelines/index.ts";

/** Whole contacts stand on a client's own page and where the reader asks for them in so many words; everywhere else they are masked. */
export type Contacts = "masked" | "whole";

const salt = randomBytes(16);
/** Tells two contacts apart without telling what they are; another one after every start. */
const token = (text: string): string => createHash("sha256").update(salt).update(text).digest("base64url").slice(0, 16);

/** A contact as the reader may see it: the one place where contacts are written out. Codes, cards and tax numbers reach nobody and stay. */
export function shownContact({ key_type, code_space, key_value }: KeyRef, contacts: Contacts = "masked"): ShownKey {
  return { type: key_type, text: shownText(key_type, key_value, contacts), space: code_space === null || code_space === "" ? null : code_space, same: token(`${key_type} ${code_space ?? ""} ${key_value}`) };
}

export function shownText(type: KeyRef["key_type"], value: string, contacts: Contacts = "masked"): string {
  // The mark of one that was erased.
  if (/^~[ef][0-9a-f]{24}$/.test(value)) return "—";
  if (type === "phone") return contacts === "whole" ? spacedPhone(value) : maskedPhone(value);
  return type === "email" && contacts === "masked" ? maskedEmail(value) : value;
}

/** "+77010000001" → "+7 701 000-00-01"; numbers of other countries stay as they are. */
export const spacedPhone = (phone: string): string => phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7\u00a0$1\u00a0$2-$3-$4");

/** "+77010000034" → "+7 701 ••• •• 34"; of any other text with digits, however it is written, the first three characters and the last two. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  const home = /^[78]?(7\d{2})\d{5}(\d{2})$/.exec(digits);
  if (home) return `+7\u00a0${home[1]}\u00a0•••\u00a0••\u00a0${home[2]}`;
  return digits.length < 6 ? "•".repeat(Math.max(3, digits.length)) : `${phone.trim().slice(0, 3)}${"•".repeat(digits.length - 4)}${digits.slice(-2)}`;
}

/** "anna@mail.kz" → "a•••@mail.kz". */
export const maskedEmail = (email: string): string => email.trim().replace(/^(.)?.*?(@[^@]*)?$/s, (_all, first: string | undefined, host: string | undefined) => `${first ?? ""}•••${host ?? ""}`);

/** Two phones that are to be told apart: masked but for the places where they differ. */
export function differingPhones(left: string, right: string): readonly [string, string] {
  const [a, b] = [maskedPhone(left), maskedPhone(right)];
  const [mine, yours] = [left.replace(/\D/g, ""), right.replace(/\D/g, "")];
  if (mine.length !== yours.length || a.length !== b.length) return [a, b];
  const opened = (masked: string, own: string, other: string): string => {
    let at = 0;
    return masked.replace(/[\d•]/g, () => {
      const [digit = "", against = ""] = [own[at], other[at]];
      const isOpen = digit !== against || masked.replace(/[^\d•]/g, "")[at] !== "•";
      at += 1;
      return isOpen ? digit : "•";
    });
  };
  return [opened(a, mine, yours), opened(b, yours, mine)];
}
