import type { ShownKey } from "#app/dashboards/duplicates/views.ts";
import type { KeyRef } from "#pipelines/index.ts";

/** A contact as the reader may see it: the one place where contacts are written out, and where they will be masked. */
export function shownContact({ key_type, code_space, key_value }: KeyRef): ShownKey {
  const text = key_type === "phone" ? spacedPhone(key_value) : key_value;
  return { type: key_type, text, space: code_space === null || code_space === "" ? null : code_space };
}

/** "+77010000001" → "+7 701 000-00-01"; numbers of other countries stay as they are. */
export const spacedPhone = (phone: string): string => phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7\u00a0$1\u00a0$2-$3-$4");
