import { expect, test } from "vitest";
import { letLoopGoFirst } from "#app/config/loop-first.ts";

test("threads that came after the first give way, those that are gone or refuse are let be", () => {
  const asked: [number, number][] = [];
  const set = (thread: number, priority: number): void => {
    if (thread === 13) throw new Error("no such process");
    asked.push([thread, priority]);
  };
  expect(letLoopGoFirst(["10", "11"], ["10", "11", "12", "13", "14"], set)).toBe(2);
  expect(asked).toEqual([[12, 5], [14, 5]]);
});

test("where the kernel does not tell threads nothing is touched", () => {
  expect(letLoopGoFirst([], ["10"], () => expect.unreachable())).toBe(0);
});
