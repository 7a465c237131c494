import { expect, test } from "vitest";
import { afterWork } from "#app/services/sums-first.server.ts";

/** Something that ends when it is told to. */
function held(): { readonly made: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const made = new Promise<void>((done) => (end = done));
  return { made, end };
}
const turns = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

test("while the sums are made one page is made, the others when these stand; one that fails lets the next on", async () => {
  const sums = held();
  const begun: number[] = [];
  const one = (at: number, until?: Promise<void>) => afterWork(sums.made, async () => (begun.push(at), await until, at === 1 ? Promise.reject(new Error("no figures")) : at));
  const first = held();
  const all = Promise.allSettled([one(0, first.made), one(1), one(2)]);
  await turns();
  expect(begun).toEqual([0]);
  first.end();
  await turns();
  // Who comes while others wait is not made before them: it would keep the sums from all.
  const newcomer = one(3);
  await turns();
  expect(begun).toEqual([0]);
  sums.end();
  expect((await all).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await newcomer).toBe(3);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("nobody waits longer than patience, and then they go one after another", async () => {
  const [sums, first, second, third] = [held(), held(), held(), held()];
  const begun: string[] = [];
  const one = (name: string, until: Promise<void>, patienceMs: number) => afterWork(sums.made, async () => (begun.push(name), await until), patienceMs);
  const all = [one("first", first.made, 0), one("second", second.made, 5), one("third", third.made, 10)];
  await new Promise((done) => setTimeout(done, 40));
  expect(begun).toEqual(["first", "second"]);
  second.end();
  await turns();
  expect(begun).toEqual(["first", "second", "third"]);
  for (const page of [first, third]) page.end();
  await Promise.all(all);
});
