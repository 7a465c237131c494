/** The upper half of windows-1251; 0x98 is no character and becomes U+FFFD. */
const upper =
  "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

/** UTF-8 of each upper byte: length and up to three bytes. */
const size = new Uint8Array(256);
const first = new Uint8Array(256);
const second = new Uint8Array(256);
const third = new Uint8Array(256);
Array.from(upper).forEach((char, i) => {
  const bytes = Buffer.from(char, "utf8");
  size[128 + i] = bytes.length;
  first[128 + i] = bytes[0] ?? 0;
  second[128 + i] = bytes[1] ?? 0;
  third[128 + i] = bytes[2] ?? 0;
});

/** windows-1251 → UTF-8, one pass over the bytes into `out`, which holds three times as many. Returns the length. */
export function decode1251(input: Buffer, out: Buffer): number {
  const n = input.length;
  let o = 0;
  for (let i = 0; i < n; i++) {
    const byte = input[i] as number;
    if (byte < 128) out[o++] = byte;
    else {
      out[o++] = first[byte] as number;
      out[o++] = second[byte] as number;
      if (size[byte] === 3) out[o++] = third[byte] as number;
    }
  }
  return o;
}
