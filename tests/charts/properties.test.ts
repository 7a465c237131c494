import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figure, galleryMonths, galleryWords } from "#app/charts/gallery/words.ts";
import { bars } from "#app/charts/plots/bars.ts";
import { control } from "#app/charts/plots/control.ts";
import { heatmap } from "#app/charts/plots/heatmap.ts";
import { histogram } from "#app/charts/plots/histogram.ts";
import { loop } from "#app/charts/plots/loop.ts";
import { multiples } from "#app/charts/plots/multiples.ts";
import { quadrant } from "#app/charts/plots/quadrant.ts";
import { states } from "#app/charts/plots/states.ts";
import { survival } from "#app/charts/plots/survival.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import { waterfall } from "#app/charts/plots/waterfall.ts";
import { renderChart } from "#app/charts/render.server.ts";
import type { ChartKind } from "#app/charts/types.ts";

const name = fc.constantFrom("А", "Доля лояльных клиентов", "Ұсынуға дайындығы жоғары клиенттердің үлесі");
/** Nobody sells for 5e-324: of such a span no axis has ticks. */
const part = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1, noNaN: true }));
const amount = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), part);
const signed = fc.oneof(amount, amount.map((value) => -value));
const blank = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 });
const people = fc.nat({ max: 100_000 });
const labelled = <Fields extends object>(fields: fc.Arbitrary<Fields>, maxLength: number, minLength = 0) => fc.array(fc.tuple(name, fields), { minLength, maxLength }).map((rows) => rows.map(([label, row], at) => ({ key: `k${at}`, id: `k${at}`, label, ...row })));
/** Some of so many months, none twice. */
const someMonths = <Fields extends object>(fields: fc.Arbitrary<Fields>) => fc.array(blank(fields), { maxLength: 20 }).map((rows) => rows.flatMap((row, at) => (row === null ? [] : [{ month: galleryMonths("2024-11", 20)[at] ?? "", ...row }])));
const interval = fc.tuple(part, part, part).map((ends) => ends.toSorted((a, b) => a - b)).map(([low = 0, value = 0, high = 0]) => ({ low, value, high }));
const figures = someMonths(fc.record({ at: blank(interval), n: people, day: fc.constantFrom("09", "28") })).map((months) => months.map(({ month, at, n, day }) => figure("csi", "share", { as_of: `${month}-${day}`, value: at?.value ?? null, low: at?.low ?? null, high: at?.high ?? null, n })));
const month = fc.constantFrom(...galleryMonths("2024-10", 24));

/** What must hold of a chart whatever its data: it draws, twice the same, with finite numbers, and each table row has its place. */
function holds<Data>(kind: ChartKind<Data>, data: fc.Arbitrary<Data>, also: (data: Data) => void = () => undefined) {
  const words = galleryWords("kk");
  test(`${kind.name} draws anything without lies`, () => {
    fc.assert(
      fc.property(data, fc.constantFrom(340, 640), (each, width) => {
        const anchors = kind.anchors(each, width);
        const { columns, rows } = kind.table(each, words);
        expect(rows).toHaveLength(anchors.length);
        for (const row of rows) expect(row).toHaveLength(columns.length);
        const svg = renderChart(kind.plot(each, { ...words, width }), { label: kind.title(each, words), anchors });
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        const points = /data-points="([^"]*)"/.exec(svg)?.[1] ?? "";
        const places = points === "" ? [] : points.split(" ");
        expect(places).toHaveLength(rows.length);
        // A row with a place shows it within the drawing; a row without one has none.
        expect(places.map((place) => place === "-")).toEqual(anchors.map((anchor) => anchor === null));
        const height = Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg)?.[1]);
        for (const place of places.filter((one) => one !== "-")) {
          const [x = NaN, y = NaN] = place.split(",").map(Number);
          expect(x >= 0 && x <= width && y >= 0 && y <= height, `${place} in ${width}×${height}`).toBe(true);
        }
        for (const text of [kind.title(each, words), kind.subtitle(each, words), kind.description(each, words)]) expect(text).not.toMatch(/NaN|undefined|null/);
        also(each);
      }),
      { numRuns: 25 },
    );
  });
}

const frame = { ...galleryWords("ru"), width: 640 };
const domainOf = (scale: { domain?: Iterable<unknown> } | undefined) => Array.from(scale?.domain ?? [], Number);
const holdsZero = (scale: { domain?: Iterable<unknown> } | undefined) => {
  const [low = NaN, high = NaN] = domainOf(scale);
  expect(low <= 0 && high >= 0).toBe(true);
};

describe("whatever the data", () => {
  holds(trend, fc.record({ figures, name, goal: someMonths(fc.record({ value: part })), compare: figures, compareShift: fc.constantFrom(0, 12), events: fc.array(fc.record({ day: month.map((id) => `${id}-17`), label: name }), { maxLength: 6 }) }));
  holds(multiples, fc.record({ name, panels: labelled(fc.record({ figures }), 5) }));
  holds(control, fc.record({ name, unit: fc.constantFrom("share" as const, "count" as const), centre: part, points: someMonths(fc.record({ at: interval, known: fc.boolean(), n: people, signal: fc.boolean(), incomplete: fc.boolean() })).map((points) => points.map(({ at, known, ...point }) => ({ ...point, ...at, value: known ? at.value : null }))) }));
  holds(
    states,
    fc.record({ name, share: fc.boolean(), series: fc.constant((["good", "bad", "uncertain", "quiet", "good"] as const).map((role, at) => ({ id: String(at), label: `Күй ${at}`, role }))), months: someMonths(fc.record({ values: fc.array(blank(people), { minLength: 5, maxLength: 5 }), incomplete: fc.boolean() })) }),
    (data) => holdsZero(states.plot(data, frame).y),
  );
  const curve = fc.array(part, { maxLength: 30 }).map((falls) => falls.toSorted((a, b) => b - a).map((value, at) => ({ t: at * 2 + 1, value, low: value / 2, high: (1 + value) / 2, atRisk: 60 - at })));
  holds(survival, fc.record({ name, xLabel: name, rising: fc.boolean(), groups: labelled(fc.record({ points: curve, median: blank(fc.nat({ max: 40 })) }), 4) }));
  holds(heatmap, fc.record({ name, unit: fc.constantFrom("share" as const, "points" as const, "count" as const), rowsTitle: name, columnsTitle: name, columns: fc.constant(["0", "1", "2", "3"]), rows: labelled(fc.record({ n: people, cells: fc.array(blank(signed), { maxLength: 5 }) }), 5) }));
  holds(
    bars,
    fc.record({ name, unit: fc.constantFrom("money" as const, "points" as const), dots: fc.boolean(), rows: labelled(fc.record({ value: blank(signed), dimmed: fc.boolean() }), 6) }),
    (data) => { if (data.rows.some((row) => row.value !== null)) holdsZero(bars.plot(data, frame).x); },
  );
  holds(
    histogram,
    fc.record({ name, unit: fc.constant("money" as const), bins: fc.array(fc.tuple(fc.nat({ max: 30 }), people), { maxLength: 8 }).map((all) => [...new Map(all)].map(([from, count]) => ({ from: from * 10, to: from === 30 ? null : from * 10 + 10, count }))), marks: fc.array(fc.record({ label: name, value: signed }), { maxLength: 3 }) }),
    (data) => holdsZero(histogram.plot(data, frame).y),
  );
  const end = fc.record({ label: name, value: signed });
  holds(waterfall, fc.record({ name, unit: fc.constantFrom("money" as const, "count" as const), from: end, to: end, steps: labelled(fc.record({ delta: signed, n: people }), 5), lowerIsBetter: fc.boolean() }));
  holds(quadrant, fc.record({ name, xLabel: name, yLabel: name, points: labelled(fc.record({ x: signed, y: signed, n: people }), 8) }));
  holds(loop, fc.record({ name, stages: labelled(fc.record({ people, share: blank(part), leak: blank(people), money: blank(fc.constant("1234.50")) }), 6) }), (data) => holdsZero(loop.plot(data, frame).x));
});
