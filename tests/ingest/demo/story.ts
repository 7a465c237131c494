import { expect, test } from "vitest";
import type { DemoTruth } from "#pipelines/demo/index.ts";

/** What a reader is to find in the kinds around orders, contracts and answers. */
export function testStory(truth: () => DemoTruth): void {
  test("«Север» has most complaints for its visits", () => {
    const rate = (branch: string): number =>
      truth().complaints.filter((c) => c.branch === branch && c.opened >= "2025-06-01").length / truth().orders.filter((o) => o.branch === branch && o.closedOn >= "2025-06-01").length;
    expect(rate("Север")).toBeGreaterThan(1.8 * rate("Центр"));
    expect(rate("Север")).toBeGreaterThan(1.8 * rate("Юг"));
  });

  test("every answer of a named client was invited, one in three invitations was answered", () => {
    const invited = new Set(truth().invitations.map((i) => i.answer));
    const answers = truth().answers.filter((a) => a.origin === "internal" && a.client !== null && a.on >= "2025-06-01");
    expect(answers.filter((a) => !invited.has(a.no))).toEqual([]);
    const answered = truth().invitations.filter((i) => i.answer !== null).length / truth().invitations.length;
    expect(answered).toBeGreaterThan(0.25);
    expect(answered).toBeLessThan(0.5);
  });

  test("one advisor invites fewer of his clients than his colleagues", () => {
    const vain = (advisor: string): number =>
      truth().invitations.filter((i) => i.staff === advisor && i.answer === null).length / truth().orders.filter((o) => o.advisor === advisor && o.closedOn >= "2025-06-01").length;
    for (const colleague of ["1011", "1012", "1013", "1014"]) expect(vain(truth().choosyAdvisor), colleague).toBeLessThan(0.6 * vain(colleague));
  });

  test("arms of «none» and «too small» were dealt by chance; one promotion earns, one loses", () => {
    const mean = (arm: { clients: number; margin: number }): number => arm.margin / arm.clients;
    const gain = Object.fromEntries(truth().trials.map((t) => [t.effect, mean(t.treated) / mean(t.holdout) - 1]));
    expect(gain["earns"]).toBeGreaterThan(0.25);
    expect(gain["loses"]).toBeLessThan(-0.15);
    expect(truth().trials.find((t) => t.effect === "too small")?.treated.clients).toBeLessThan(60);
    const contacts = truth().contacts.map((c) => `${c.promo} ${c.client}`);
    expect(new Set(contacts).size).toBe(contacts.length);
    for (const c of truth().contacts) expect(c.on === null).toBe(c.arm === "holdout");
  });

  test("points come and go: some redeemed, some expired, most still open", () => {
    const sum = (...kinds: string[]): number => truth().entries.filter((e) => kinds.includes(e.kind)).reduce((total, e) => total + Math.abs(e.points), 0);
    const issued = sum("earn", "cashback");
    expect(sum("redeem") / issued).toBeGreaterThan(0.1);
    expect(sum("expire") / issued).toBeGreaterThan(0.05);
    expect((sum("redeem") + sum("expire")) / issued).toBeLessThan(0.9);
  });

  test("some companies have nobody known who decides, and some who decides was long not met", () => {
    const companies = new Set(truth().fleetContacts.map((c) => c.client));
    const deciding = new Map(truth().fleetContacts.filter((c) => c.role === "decision_maker").map((c) => [c.code, c.client]));
    expect(deciding.size).toBeLessThan(0.9 * companies.size);
    const met = new Set(truth().meetings.filter((m) => m.on >= "2025-12-10" && m.contact !== null && deciding.has(m.contact)).map((m) => m.client));
    expect(met.size).toBeGreaterThan(20);
    expect(met.size).toBeLessThan(deciding.size);
  });

  test("clients who book on the web fail to come more often than those who phone", () => {
    const share = (channel: string): number => {
      const own = truth().bookings.filter((b) => b.channel === channel && b.status !== "open");
      return own.filter((b) => b.status === "no_show").length / own.length;
    };
    expect(share("web")).toBeGreaterThan(1.5 * share("phone"));
  });

  test("every level of the programme has clients", () => {
    for (const status of ["card", "silver", "gold", "vip"]) expect(truth().masters.filter((m) => m.status === status).length, status).toBeGreaterThan(30);
  });
}
