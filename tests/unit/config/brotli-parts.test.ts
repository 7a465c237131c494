import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { brotliParts, withWord } from "#app/config/brotli-parts.ts";

const back = (stream: Buffer): string => brotliDecompressSync(stream).toString();

test("a word stands at every place of the page that is unpacked, another each time", async () => {
  const texts = ["<script nonce=\"", "\">один</script><script nonce=\"", "\">".padEnd(5_000, "<td>то же самое</td>")];
  const parts = await brotliParts(texts.map((text) => Buffer.from(text)), 4);
  for (const word of ["abcd", "\">\">", "1234"]) expect(back(withWord(parts!, Buffer.from(word)))).toBe(texts.join(word));
  expect(withWord(parts!, Buffer.from("abcd")).length).toBeLessThan(300);
  expect(() => withWord(parts!, Buffer.from("abc"))).toThrow("3 bytes where 4 fit");
});

test("whatever the texts and the word", async () => {
  // Few letters: what comes later refers to what came before, across the places.
  const text = fc.string({ unit: fc.constantFrom("a", "b", "ю", "<td>", "0123456789"), minLength: 2, maxLength: 400 }).filter((one) => Buffer.byteLength(one) > 1);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), fc.string({ unit: fc.constantFrom("a", "b", "0"), minLength: 36, maxLength: 36 }), async (texts, word) => {
      const parts = await brotliParts(texts.map((one) => Buffer.from(one)), 36);
      expect(back(withWord(parts!, Buffer.from(word)))).toBe(texts.join(word));
    }),
    { numRuns: 60 },
  );
});

test("where too little stands between two places for their bytes, nothing is made", async () => {
  expect(await brotliParts(["a", "b", "cd"].map((text) => Buffer.from(text)), 4)).toBeNull();
});
