/** A random source that repeats: same seed, same file. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random) => Buffer;
const upTo = (random: Random, n: number): number => Math.floor(random() * n);
const text = (change: (text: string, random: Random) => string): Mutation => (bytes, random) => Buffer.from(change(bytes.toString("latin1"), random), "latin1");
const insert = (bytes: Buffer, at: number, what: Uint8Array | string): Buffer => Buffer.concat([bytes.subarray(0, at), Buffer.from(what as string), bytes.subarray(at)]);

/** What happens to files on their way: bad disks, bad programs, bad hands. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "bytes flipped": (bytes, random) => {
    const out = Buffer.from(bytes);
    for (let i = 0; i < 1 + out.length / 200; i++) out[upTo(random, out.length)] = upTo(random, 256);
    return out;
  },
  cut: (bytes, random) => bytes.subarray(0, 1 + upTo(random, bytes.length)),
  "quotes doubled": text((s, random) => s.replace(/"/g, () => (random() < 0.3 ? '""' : '"'))),
  "quotes strewn": text((s, random) => s.replace(/[;,\t\n]/g, (c) => (random() < 0.05 ? `${c}"` : c))),
  "an unclosed quote": (bytes, random) => insert(bytes, upTo(random, bytes.length), '"'),
  "delimiters swapped here and there": text((s, random) => s.replace(/[;,\t|]/g, (c) => (random() < 0.1 ? ";,\t|".charAt(upTo(random, 4)) : c))),
  "another delimiter": text((s, random) => s.replace(/[;,\t]/g, ";,\t|".charAt(upTo(random, 4)))),
  "a byte-order mark": (bytes, random) => insert(bytes, random() < 0.5 ? 0 : upTo(random, bytes.length), ([Uint8Array.of(0xef, 0xbb, 0xbf), Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xfe, 0xff)] as const)[upTo(random, 3)] as Uint8Array),
  NULs: (bytes, random) => insert(bytes, upTo(random, bytes.length), Buffer.alloc(1 + upTo(random, 20))),
  "UTF-16, an odd byte off": (bytes, random) => {
    const wide = Buffer.from(`\ufeff${bytes.toString("utf8")}`, "utf16le");
    return (random() < 0.5 ? wide.swap16() : wide).subarray(0, wide.length - upTo(random, 4));
  },
  "a character cut": (bytes, random) => {
    const at = upTo(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  "CR alone": text((s) => s.replace(/\r?\n/g, "\r")),
  "lines ended in any way": text((s, random) => s.replace(/\r?\n/g, () => (["\n", "\r\n", "\r", "\n\n", "\r\r\n"] as const)[upTo(random, 5)] as string)),
  "lines again": text((s, random) => s.split("\n").flatMap((line) => (random() < 0.2 ? [line, line] : random() < 0.1 ? [] : [line])).join("\n")),
  "cells gone": text((s, random) => s.split("\n").map((line) => (random() < 0.2 ? line.replace(/[;,\t][^;,\t]*/, "") : line)).join("\n")),
  "a header again": text((s) => `${s}\n${s.split("\n")[0] ?? ""}\n`),
  "controls and odd letters": (bytes, random) => insert(bytes, upTo(random, bytes.length), (["\u202e\u200b", "\u0001\u0002", "\u2028", "𝟙𝟚", "\ufffe", "\x1a", "=cmd|' /C calc'!A0", "\\", "%s%n", "' or 1=1 --"] as const)[upTo(random, 10)] as string),
};

/** A cell that no table has, in the middle of a file. */
export const withHugeCell = (bytes: Buffer, size: number): Buffer => insert(bytes, Math.floor(bytes.length / 2), Buffer.alloc(size, "x"));
