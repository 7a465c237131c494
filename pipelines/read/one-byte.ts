/** Bytes of a one-byte encoding of DOS or Unix → UTF-8 into `out`, which holds three times as many. Returns the length. */
export type OneByteDecode = (input: Buffer, out: Buffer) => number;

const made = new Map<string, OneByteDecode>();

/** The decoder of an encoding that `TextDecoder` knows by this label. */
export function oneByte(label: "ibm866" | "koi8-r"): OneByteDecode {
  const known = made.get(label);
  if (known) return known;
  const table = Array.from({ length: 256 }, (_, byte) => Buffer.from(new TextDecoder(label).decode(Uint8Array.of(byte)), "utf8"));
  const decode: OneByteDecode = (input, out) => {
    let o = 0;
    for (let i = 0; i < input.length; i++) {
      const byte = input[i] as number;
      if (byte < 128) out[o++] = byte;
      else for (const part of table[byte] as Buffer) out[o++] = part;
    }
    return o;
  };
  made.set(label, decode);
  return decode;
}
