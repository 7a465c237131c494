import { describe, expect, test } from "vitest";
import { galleryWords } from "#app/charts/gallery/words.ts";
import { bridgeStates } from "#app/charts/gallery/bridge.ts";
import { funnelStates } from "#app/charts/gallery/funnel.ts";
import { npsStates } from "#app/charts/gallery/nps.ts";
import { rankStates } from "#app/charts/gallery/ranks.ts";
import { placeLabels } from "#app/charts/labels.ts";
import { bridge, bridgeBars, bridgeChart } from "#app/charts/plots/bridge.ts";
import { funnel } from "#app/charts/plots/funnel-plot.ts";
import { nps, npsBars } from "#app/charts/plots/nps-bars.ts";
import { ranks } from "#app/charts/plots/rank-bands.ts";

const words = galleryWords("ru");
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const stateOf = <Data>(states: { states: Readonly<Record<string, { data: Data }>> }, name: string): Data => {
  const state = states.states[name];
  if (state === undefined) throw new Error(`no state ${name}`);
  return state.data;
};

describe("bridge", () => {
  test("each deduction hangs where the last ended and the loyal split into their two parts", () => {
    // Of 10: 8 repeat, 3 for a discount, 1 detractor, so 4 loyal: 1 confirmed and 3 never asked.
    const step = (name: "repeat" | "discount_only" | "detractors" | "loyal" | "confirmed" | "never_asked", clients: number) => ({ step: name, clients, share: clients / 10 });
    const bars = bridgeBars([step("repeat", 8), step("discount_only", 3), step("detractors", 1), step("loyal", 4), step("confirmed", 1), step("never_asked", 3)]);
    expect(bars.map(({ from, to }) => [from.toFixed(1), to.toFixed(1)])).toEqual([["0.0", "0.8"], ["0.5", "0.8"], ["0.4", "0.5"], ["0.0", "0.4"], ["0.0", "0.1"], ["0.1", "0.4"]]);
  });
  test("starts at zero", () => expect(bridge(stateOf(bridgeStates, "normal"), { ...words, width: 640 }).x?.domain).toEqual([0, expect.closeTo(1068 / 2140)]));
  test("says where the share lies against the corridor", () => {
    expect(plain(bridgeChart.title(stateOf(bridgeStates, "normal"), words))).toBe("Лояльны 37,4 % активных клиентов: в коридоре 35–45 %");
    expect(plain(bridgeChart.title(stateOf(bridgeStates, "one"), words))).toBe("Лояльны 100,0 % активных клиентов: выше коридора 35–45 %");
  });
});

describe("funnel", () => {
  test("names those that chance does not explain and nobody else", () => {
    expect(plain(funnel.title(stateOf(funnelStates, "normal"), words))).toBe("Не объяснить случаем: Север 33,8 %, Юг 46,1 %");
    expect(funnel.title(stateOf(funnelStates, "one"), words)).toBe("Филиалы не отличаются больше, чем мог бы случай");
  });
});

describe("rank bands", () => {
  test("a shared first place is nobody's", () => expect(ranks.title(stateOf(rankStates, "normal"), words)).toBe("На первое место могут претендовать 2 человека"));
  test("a first place of one is named", () => expect(ranks.title(stateOf(rankStates, "extreme"), words)).toBe("Впереди Первый: 1,50"));
  test("people of whom none can be first have ranks all the same", () => {
    const { people, ...data } = stateOf(rankStates, "normal");
    const below = people.filter((person) => person.band !== null && person.band.low > 1);
    const low = Math.min(...below.map((person) => person.band?.low ?? 0));
    expect(below.length).toBeGreaterThan(0);
    expect(plain(ranks.title({ ...data, people: below }, words))).toBe(`Первым из показанных не может быть никто, лучшее возможное место — ${low}-е`);
    expect(ranks.title({ ...data, people: below.map((person) => ({ ...person, band: null })) }, words)).toBe("Мест пока нет: у каждого меньше 10 наблюдений");
  });
  test("a person without a value keeps the row and has no mark", () => {
    const data = stateOf(rankStates, "extreme");
    expect(ranks.anchors(data).map((anchor) => anchor !== null)).toEqual([true, false, true]);
    expect(ranks.table(data, words).rows[1]).toEqual(["Без данных", "—", "—", "нет места", "0"]);
  });
});

describe("NPS bars", () => {
  test("run from nothing to all answers", () => expect(npsBars(stateOf(npsStates, "normal"), { ...words, width: 640 }).x?.domain).toEqual([0, 1]));
  test("carry the sign", () => expect(nps.title(stateOf(npsStates, "extreme"), words)).toBe("NPS: Дилер −100,0, Импортёр 0,0"));
  test("show the counts in the table", () => {
    // 96 + 168 + 342 = 606 answers.
    expect(nps.table(stateOf(npsStates, "normal"), words).rows[0]?.map(plain).slice(3)).toEqual(["342 (56 %)", "168 (28 %)", "96 (16 %)", "606"]);
  });
});

describe("labels beside dots", () => {
  const frame = { left: 0, right: 200, top: 0, bottom: 100 };
  const dot = (x: number, y: number, must = false) => ({ x, y, width: 60, height: 14, must });
  test("stand on the right while there is room", () => expect(placeLabels([dot(50, 50)], frame)).toEqual(["right"]));
  test("turn left at the right edge", () => expect(placeLabels([dot(180, 50)], frame)).toEqual(["left"]));
  test("leave out what would hide another, unless it must be named", () => {
    // In a strip no higher than a label only two fit round three dots on one spot.
    const strip = { left: 0, right: 200, top: 43, bottom: 57 };
    expect(placeLabels([dot(100, 50), dot(100, 50), dot(100, 50)], strip)).toEqual(["right", "left", null]);
    expect(placeLabels([dot(100, 50), dot(100, 50), dot(100, 50, true)], strip)[2]).not.toBeNull();
  });
});
