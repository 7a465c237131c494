import { describe, expect, it } from "vitest";
import { isWithin } from "#app/charts/nearest.ts";
import { paled } from "#app/charts/pale.ts";

const svg = (nearest: string, inside: string) => `<svg class="c" height="200" data-nearest="${nearest}" data-points="10,20 30,40 50,60">${inside}</svg>`;

describe("a chart narrowed to some of its rows", () => {
  it("pales the shapes that stand at the others", () => {
    const drawn = svg("xy", `<circle cx="10" cy="20" r="4"></circle><path transform="translate(30,40)" d="M0"></path><text y="0.3em" transform="translate(50.3,60)">C</text><circle cx="10" cy="60" r="4"></circle>`);
    expect(paled(drawn, [0])).toBe(svg("xy", `<circle cx="10" cy="20" r="4"></circle><path class="chart-pale" transform="translate(30,40)" d="M0"></path><text class="chart-pale" y="0.3em" transform="translate(50.3,60)">C</text><circle cx="10" cy="60" r="4"></circle>`));
  });
  it("pales whole lines where rows lie under each other", () => {
    const drawn = svg("y", `<line x1="0" x2="9" y1="20" y2="20"></line><rect x="0" y="35" width="12" height="10"></rect><line x1="5" x2="5" y1="0" y2="90"></line>`);
    expect(paled(drawn, [2]).match(/<(line|rect) class="chart-pale"/g)).toEqual(['<line class="chart-pale"', '<rect class="chart-pale"']);
  });
  it("pales what a group moves to another line, and no heading", () => {
    const drawn = svg("y", `<g transform="translate(0,30)"><text transform="translate(0,10)">B</text><text transform="translate(0,-9)">head</text></g><g transform="translate(0,-20)"><text transform="translate(0,60)">B</text></g>`);
    expect(paled(drawn, [0]).match(/<\w+ class="chart-pale"/g)).toEqual(Array(2).fill('<text class="chart-pale"'));
  });
  it("puts chosen months on a band", () => {
    expect(paled(svg("x", ""), [1, 2])).toBe(svg("x", `<rect class="chart-chosen" x="20.00" y="0" width="40.00" height="166"></rect>`));
  });
  it("is as drawn where nothing is chosen", () => {
    const drawn = svg("xy", `<circle cx="10" cy="20" r="4"></circle>`);
    expect(paled(drawn, [])).toBe(drawn);
  });
});

it("a press means the mark it is near, along the axes that count", () => {
  const mark = { row: 0, x: 100, y: 100 };
  expect([isWithin(mark, 110, 115, "xy"), isWithin(mark, 150, 100, "xy"), isWithin(mark, 300, 110, "y"), isWithin(mark, 105, 300, "x")]).toEqual([true, false, true, true]);
});
