import { describe, expect, test } from "vitest";
import { drawnOnce, inTurns } from "#app/charts/in-turns.server.ts";

describe("a view drawn in turns", () => {
  test("is what it is at once, draws each drawing once, and lets others in between", async () => {
    const drawn: string[] = [];
    const draw = (name: string): string => drawnOnce(() => (drawn.push(name), name));
    const chart = (name: string): string => drawnOnce(() => draw(`${name} wide`) + draw(`${name} narrow`));
    let views = 0;
    const view = (): string[] => (views++, [chart("a"), draw("b"), chart("c")]);
    let others = 0;
    const count = (): void => void (others++, (next = setImmediate(count)));
    let next = setImmediate(count);
    // A slice of no length at all: a drawing a turn.
    const made = await inTurns(view, -1);
    clearImmediate(next);
    expect(made).toEqual(["a widea narrow", "b", "c widec narrow"]);
    expect(drawn).toEqual(["a wide", "a narrow", "b", "c wide", "c narrow"]);
    expect(views).toBe(5);
    expect(others).toBeGreaterThanOrEqual(4);
    expect(view()).toEqual(made);
  });

  test("two that are drawn at the same time do not see each other's drawings", async () => {
    const view = (name: string) => (): string[] => [1, 2, 3].map((at) => drawnOnce(() => `${name}${at}`));
    expect(await Promise.all([inTurns(view("x"), -1), inTurns(view("y"), -1)])).toEqual([["x1", "x2", "x3"], ["y1", "y2", "y3"]]);
  });

  test("what goes wrong in a drawing goes on to whoever asked", async () => {
    await expect(inTurns(() => drawnOnce(() => JSON.parse("{")), -1)).rejects.toThrow(SyntaxError);
    expect(drawnOnce(() => 1)).toBe(1);
  });
});
