import { expect, test } from "vitest";
import { marksOf, nearestMark } from "#app/charts/nearest.ts";

const marks = marksOf("10,90 - 30,10 50,50");

test("a row without a mark keeps its number for those after it", () => {
  expect(marks).toEqual([{ row: 0, x: 10, y: 90 }, { row: 2, x: 30, y: 10 }, { row: 3, x: 50, y: 50 }]);
  expect(marksOf("")).toEqual([]);
});

test("the nearest is sought along the chart's own axis", () => {
  expect(nearestMark(marks, 28, 90, "x")?.row).toBe(2);
  expect(nearestMark(marks, 28, 90, "y")?.row).toBe(0);
  expect(nearestMark(marks, 45, 60, "xy")?.row).toBe(3);
  expect(nearestMark([], 1, 1, "x")).toBeUndefined();
});
