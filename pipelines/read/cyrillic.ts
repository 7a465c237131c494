import type { Encoding } from "./plan.ts";

type OneByte = Extract<Encoding, "windows-1251" | "cp866" | "koi8-r">;

/** Letters by how often Russian and Kazakh texts of exports have them; others are rare. */
const COMMON = "оеаинтсрвлкмдпу";
const LETTERS = /[а-яё]/i;
/** No text begins a sentence in small letters and goes on in capitals. */
const TURNED = /\p{Ll}\p{Lu}/gu;

/**
 * The one-byte encoding that makes of the bytes what looks most like Cyrillic text: common letters, few letters of other languages
 * and signs, no capitals after small letters. Where none is clearly better it is windows-1251, as everywhere on Windows.
 */
export function cyrillicEncoding(head: Buffer): OneByte {
  const bytes = Buffer.from(head.filter((byte) => byte >= 0x80 || byte === 0x20 || byte === 0x3b || byte === 0x0a));
  const windows = likeness(bytes, "windows-1251");
  const [best] = (["cp866", "koi8-r"] as const).map((encoding) => ({ encoding, score: likeness(bytes, encoding) })).sort((a, b) => b.score - a.score);
  return best && best.score > windows + 0.25 ? best.encoding : "windows-1251";
}

const label: Readonly<Record<OneByte, string>> = { "windows-1251": "windows-1251", cp866: "ibm866", "koi8-r": "koi8-r" };

/** −1…1 per character beyond ASCII. */
function likeness(bytes: Buffer, encoding: OneByte): number {
  const text = new TextDecoder(label[encoding]).decode(bytes);
  let score = 0;
  let count = 0;
  for (const char of text) {
    if (char.charCodeAt(0) < 0x80) continue;
    count++;
    const small = char.toLowerCase();
    score += COMMON.includes(small) ? 1 : LETTERS.test(char) ? 0.4 : /[\u00a0«»№–—]/.test(char) ? 0.2 : -1;
  }
  const turned = text.match(TURNED)?.length ?? 0;
  return count === 0 ? 0 : (score - turned * 2) / count;
}
