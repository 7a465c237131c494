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
