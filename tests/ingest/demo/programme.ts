import { expect, test } from "vitest";
import { seenAs } from "#app/auth/viewer.server.ts";
import type { Viewer } from "#app/auth/roles.ts";
import { programmePage } from "#app/services/programme/programme-page.server.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { Home } from "#pipelines/index.ts";

const inward = ["was", "up_in", "down_in", "joined_level"] as const;
const outward = ["up_out", "down_out", "gone"] as const;
const sum = (figure: Figure, parts: readonly string[]): number => parts.reduce((total, part) => total + (figure.parts?.[part] ?? NaN), 0);

/** What must add up on the page "Programme" of the demo, however its numbers come out. */
export function testProgramme(home: () => Home, viewer: Viewer): void {
  test("the programme: accounts and levels add up, and the liability is the balances at their value", async () => {
    const { balance, levels, cohorts, belonging } = await seenAs(viewer, () => programmePage(home(), { filters: {} }));
    const points = (figure: Figure | null) => Number(figure?.parts?.["balance"]);
    const moved = Number(balance.issued.value) - Number(balance.redeemed.value) - Number(balance.expired.value) - Number(balance.takenBack.value);
    expect(points(balance.opening) + moved).toBe(points(balance.closing));
    expect([points(balance.closing) > 0, Number(balance.closing?.value)]).toEqual([true, points(balance.closing)]);
    for (const { tier, figure } of [...levels.rows, { tier: "all", figure: levels.whole }]) expect([tier, sum(figure, inward) - sum(figure, outward)]).toEqual([tier, figure.value]);
    expect(sum(levels.whole, ["up_in"])).toBe(sum(levels.whole, ["up_out"]));
    expect(cohorts.length).toBeGreaterThan(6);
    for (const { numerator, denominator, parts } of cohorts) expect(Number(numerator) + (parts?.["expired"] ?? NaN)).toBeLessThanOrEqual(Number(denominator));
    // Joining was drawn by lot in the demo: members pay no more for it.
    expect(belonging).toMatchObject({ members: expect.any(Number) });
    if (typeof belonging !== "string") expect([belonging.money.low < 0, belonging.money.high > 0]).toEqual([true, true]);
  });
}
