import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { savePlan } from "#app/services/bonus/plans.server.ts";
import { importFiles, openHome, type Home } from "#pipelines/index.ts";
import { temporaryDirectory } from "../stage/factory.ts";
import { as, at, clientName, hr, phone } from "./people.ts";

/** Half for clients that came back (two are wanted), half for answers after a first visit (half of 9–10 are wanted), of 10 000.00 a month. */
export const plan = {
  id: "tiny",
  name: "Tiny",
  version: 1,
  currency: null,
  period: "month",
  roles: {
    advisor: {
      base_minor: 1_000_000,
      components: [
        { id: "returning_clients", weight: 0.5, target: { kind: "fixed", value: 2 }, better: "higher", threshold: 0, cap: 1.5, tiers: null, minimum: null, use: "raw" },
        { id: "first_visit_recommend", weight: 0.5, target: { kind: "fixed", value: 0.5 }, better: "higher", threshold: 0, cap: 1.5, tiers: null, minimum: { n: 1, fallback: "neutral" }, use: "raw" },
      ],
      commissions: [],
      gates: [],
      cap_minor: null,
      floor_minor: null,
    },
  },
  splits: [],
  fund: { group_minor: null, branches: {} },
  clawback: { within_months: null, at_most: 1 },
} as const;

const header = "branch,visit_no,closed_on,phone,client_name,advisor,total_amount";
const order = (no: number, day: string, client: number, advisor: string): string => `${advisor === "A1" ? "Центр" : "Север"},${no},${day},${phone(client)},${clientName(client)},${advisor},100.00`;
const orders = (...lines: readonly string[]): string => [header, ...lines, ""].join("\n");

export const files = {
  "staff.csv": ["staff_code,name,role,branch", "A1,Анна,advisor,Центр", "A2,Борис,advisor,Север", ""].join("\n"),
  // Anna served 1, 2 and 3 before May, Boris 4. In May 1 and 4 came back, 5 came to Anna for the first time, 6 to Boris.
  "visits.csv": orders(
    order(1, "2026-04-01", 1, "A1"), order(2, "2026-04-02", 2, "A1"), order(3, "2026-04-03", 3, "A1"), order(4, "2026-04-04", 4, "A2"),
    order(5, "2026-05-05", 1, "A1"), order(6, "2026-05-06", 4, "A2"), order(7, "2026-05-10", 5, "A1"), order(8, "2026-05-11", 6, "A2"),
  ),
  // 5 answered 9 of 10.
  "answers.csv": ["survey_source,response_no,responded_on,origin,touchpoint,phone,visit_no,recommend_score", `Анкета,1,2026-05-12,internal,visit,${phone(5)},7,9`, ""].join("\n"),
  // Comes after May was approved: 2 came back too.
  "late.csv": orders(order(9, "2026-05-20", 2, "A1")),
} as const;

/** What May comes to by hand: Anna 250 000 (1 of 2 came back) + 750 000 (9 of 10 after a first visit: at the cap); Boris 250 000 + 500 000 (nobody answered: neutral). */
export const may = { anna: 1_000_000, boris: 750_000 } as const;
/** One client more that came back. */
export const oneMore = 250_000;
/** June brings no orders: nothing for clients that came back, neutral for answers. */
export const quiet = 500_000;

/** Loads files of the scene; gives the names of their loads. */
export async function load(home: Home, dir: string, names: readonly (keyof typeof files)[]): Promise<string[]> {
  for (const name of names) await writeFile(join(dir, name), files[name]);
  const report = await importFiles(home, names.map((name) => join(dir, name)), { today: "2026-09-01" });
  const failed = report.files.find(({ rejected, error }) => rejected > 0 || error);
  if (failed) throw new Error(`${failed.file}: ${JSON.stringify(failed)}`);
  return report.files.map(({ batch }) => batch ?? "");
}

/** A home with the two advisors, May's orders and answers, and the plan from May on: made once, and copied for each test. */
export async function begun(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "loyalty-bonus-"));
  const path = join(dir, "home");
  const home = await openHome(path);
  await load(home, dir, ["staff.csv", "visits.csv", "answers.csv"]);
  await as(hr, () => savePlan(home, { plan, firstPeriod: "2026-05", reason: "to try" }, at("2026-04-20")));
  await home.close();
  return dir;
}

/** A copy of it for one test, and a directory of files. */
export async function scene(begunAt: string): Promise<{ readonly home: Home; readonly dir: string }> {
  const dir = await temporaryDirectory();
  await cp(join(begunAt, "home"), join(dir, "home"), { recursive: true });
  const home = await openHome(join(dir, "home"));
  onTestFinished(() => home.close());
  return { home, dir };
}
