import type { Notation } from "../sources/contract.ts";
import { card, codeText, email, phone, taxId } from "../sources/fields/index.ts";
import type { KeyRef } from "./decisions.ts";

export const keyTypes = ["phone", "email", "card_no", "tax_id", "client_code"] as const satisfies readonly KeyRef["key_type"][];

const escaped = (space: string): string => space.replaceAll("%", "%25").replaceAll(":", "%3A");
const unescaped = (space: string): string => space.replaceAll("%3A", ":").replaceAll("%25", "%");

/** A key as one text, for addresses, forms and the shell: "phone:+77010000001", "client_code:код клиента:17". Equal keys have equal texts. */
export const keyText = ({ key_type, code_space, key_value }: KeyRef): string =>
  key_type === "client_code" ? `${key_type}:${escaped(code_space ?? "")}:${key_value}` : `${key_type}:${key_value}`;

/** What `keyText` wrote; null when the text is no key. The value is taken as it stands. */
export function parseKeyText(text: string): KeyRef | null {
  const found = /^(phone|email|card_no|tax_id):(.+)$/s.exec(text) ?? /^(client_code):([^:]*):(.+)$/s.exec(text);
  if (!found) return null;
  const key_type = found[1] as KeyRef["key_type"];
  return key_type === "client_code"
    ? { key_type, code_space: unescaped(found[2] ?? ""), key_value: found[3] ?? "" }
    : { key_type, code_space: null, key_value: found[2] ?? "" };
}

const types = { phone, email, card_no: card, tax_id: taxId, client_code: codeText } as const;
/** Contacts are written without dates, amounts or words of lists. */
const plain: Notation = { decimal: ".", dateOrder: "ymd", dateFormat: null, today: "9999-12-31", currency: null, words: {} };

/** A key as people type it, written as imports write it ("8 701…" → "+7701…"); null when its value is no key of its type. */
export function asCompared(key: KeyRef): KeyRef | null {
  const { value } = types[key.key_type].parse(key.key_value.trim(), key.key_type, plain);
  return typeof value === "string" && value !== "" ? { ...key, key_value: value } : null;
}
