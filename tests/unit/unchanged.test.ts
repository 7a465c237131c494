import { expect, test } from "vitest";
import { whileUnchanged } from "#app/warehouse/unchanged.server.ts";

function counting(answers: readonly (string | null)[]) {
  let asked = 0;
  return { read: async () => answers[asked++] ?? null, asked: () => asked };
}

test("what was read stands under its key until anything is written", async () => {
  const [kept, changed] = [whileUnchanged<string | null>(), { count: 0 }];
  const { read, asked } = counting(["a", "b", "c"]);
  expect([await kept({ changed }, "1", read), await kept({ changed }, "1", read), await kept({ changed }, "2", read)]).toEqual(["a", "a", "b"]);
  changed.count++;
  expect(await kept({ changed }, "1", read)).toBe("c");
  expect(asked()).toBe(3);
});

test("what was written while it was being read is read again", async () => {
  const [kept, changed] = [whileUnchanged<string | null>(), { count: 0 }];
  expect(await kept({ changed }, "1", async () => (changed.count++, "before"))).toBe("before");
  expect(await kept({ changed }, "1", async () => "after")).toBe("after");
});

test("another engine's answers, those of an engine that does not count, and nothing at all are read each time", async () => {
  const kept = whileUnchanged<string | null>();
  const { read } = counting(["a", "b", "c", "d", null, "e"]);
  expect([await kept({ changed: { count: 0 } }, "1", read), await kept({ changed: { count: 0 } }, "1", read)]).toEqual(["a", "b"]);
  expect([await kept({}, "1", read), await kept({}, "1", read)]).toEqual(["c", "d"]);
  const changed = { count: 0 };
  expect([await kept({ changed }, "1", read), await kept({ changed }, "1", read)]).toEqual([null, "e"]);
});
