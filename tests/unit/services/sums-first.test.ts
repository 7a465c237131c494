import { expect, test } from "vitest";
import { afterTheLast } from "#app/services/sums-first.server.ts";

/** Something that ends when it is told to. */
function held(): { readonly made: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const made = new Promise<void>((done) => (end = done));
  return { made, end };
}
const turns = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

test("pages are made one after another while the sums are made, all at once when these stand, and one that fails lets the next on", async () => {
  const sums = held();
  const pages = [held(), held(), held(), held()];
  const begun: number[] = [];
  const answers = pages.map(({ made }, at) => afterTheLast(sums.made, async () => (begun.push(at), await made, at === 1 ? Promise.reject(new Error("no figures")) : at)));
  const all = Promise.allSettled(answers);
  await turns();
  expect(begun).toEqual([0]);
  pages[0]!.end();
  await turns();
  expect(begun).toEqual([0, 1]);
  pages[1]!.end();
  await turns();
  expect(begun).toEqual([0, 1, 2]);
  sums.end();
  await turns();
  expect(begun).toEqual([0, 1, 2, 3]);
  pages[2]!.end();
  pages[3]!.end();
  expect((await all).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

test("nobody waits longer than patience", async () => {
  const [sums, first] = [held(), held()];
  const one = afterTheLast(sums.made, () => first.made);
  expect(await afterTheLast(sums.made, async () => "made", 10)).toBe("made");
  first.end();
  await one;
});
