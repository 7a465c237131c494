import { describe, expect, test } from "vitest";
import { figureDetail } from "#app/services/figure.server.ts";
import { staffBoards } from "#app/services/staff.server.ts";
import { complaint } from "../sql/factory.ts";
import { sale, staffRow, survey, visit, withHome } from "./home.ts";

const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const people = [
  staffRow("А1", { name: "Ахметов Ерлан", role: "advisor" }),
  staffRow("А2", { name: "Петрова Анна", role: "advisor" }),
  staffRow("П1", { name: "Ким Олег", role: "seller" }),
];
/** Visits of `count` clients named after the prefix, one each. */
const served = (prefix: string, count: number, day: string, advisor: string) =>
  Array.from({ length: count }, (_, i) => visit(`${prefix}${i} ${day}`, { client_code: `${prefix}${i}`, closed_on: day, advisor }));

describe("returning_clients", () => {
  test("clients served by the advisor in the 12 months before the period who came in it, to anyone", () =>
    withHome(
      [
        longAgo, ...people,
        ...served("а", 3, "2025-06-01", "А1"), // exactly at the far edge of (31 May 2025, 31 May 2026… for June 2026: from 1 June 2025
        ...served("б", 1, "2025-05-31", "А1"), // a day too early
        ...served("а", 2, "2026-06-10", "А2"), // two of three came back, to somebody else
        ...served("б", 1, "2026-06-10", "А1"),
      ],
      async ({ ask }) => {
        const figures = await ask({ period: "2026-06", metrics: ["returning_clients"], by: ["staff"] });
        expect(figures.map((f) => [f.by["staff"], f.label, f.value, f.parts])).toEqual([["А1", "Ахметов Ерлан", 2, { served: 3 }]]);
      },
    ));

  test("the 12 months before March 2025 begin on 1 March 2024, not on the day that February 2024 had more", () =>
    withHome([longAgo, ...people, ...served("а", 1, "2024-02-29", "А1"), ...served("б", 1, "2024-03-01", "А1"), ...served("а", 1, "2025-03-05", "А2")], async ({ ask }) => {
      const [figure] = await ask({ period: "2025-03", metrics: ["returning_clients"], by: ["staff"] });
      expect([figure?.value, figure?.parts]).toEqual([0, { served: 1 }]);
    }));
});

describe("first_visit_recommend", () => {
  const said = (no: string, contract: string, score: number) => survey(no, { client_code: "а", responded_on: "2026-05-20", touchpoint: "sale", contract_no: contract, recommend_score: score });

  test("an answer about a cancelled sale is about no purchase, even on the day of the first one that stands", () =>
    withHome(
      [
        longAgo, ...people,
        sale("1", { client_code: "а", sold_on: "2026-05-05", seller: "П1", vin: "VIN1" }),
        sale("2", { client_code: "а", sold_on: "2026-05-05", seller: "П1", vin: "VIN2", cancelled_on: "2026-05-10" }),
        said("1", "1", 9), said("2", "2", 0),
      ],
      async ({ ask }) => {
        const [figure] = await ask({ period: "2026-05", metrics: ["first_visit_recommend"], by: ["staff"] });
        expect(figure).toMatchObject({ by: { staff: "П1" }, numerator: 1, denominator: 1 });
      },
    ));
});

describe("complaints", () => {
  const about = (no: string, more: Record<string, string | number>) => complaint(no, { client_code: "а0", branch: "Центр", opened_on: "2026-05-10", upheld: 1, ...more });
  test("upheld ones of the period per 100 visits of the person: whom the complaint names, else the advisor of its order", () =>
    withHome(
      [
        longAgo, ...people, ...served("а", 40, "2026-05-05", "А1"), ...served("б", 10, "2026-05-05", "А2"),
        about("к1", { visit_no: "а0 2026-05-05" }), // of А1 by the order
        about("к2", { visit_no: "а1 2026-05-05", staff: "А2" }), // names А2
        about("к3", { visit_no: "а2 2026-05-05", upheld: 0 }), // not found right
        about("к4", { visit_no: "а3 2026-05-05", opened_on: "2026-06-01" }), // after the period
      ],
      async ({ ask, home }) => {
        const figures = await ask({ period: "2026-05", metrics: ["complaints"], by: ["staff"] });
        // 1 of 40 visits is 2.5 per 100, 1 of 10 is 10
        expect(figures.filter((f) => f.by["staff"] !== null).map((f) => [f.by["staff"], f.value, f.numerator, f.n, f.marks])).toEqual([["А1", 2.5, 1, 40, undefined], ["А2", 10, 1, 10, undefined]]);
        const { roles } = await staffBoards(home, { period: { from: "2026-05-01", to: "2026-05-31" }, filters: {} });
        const parts = roles[0]?.people.map((one) => [one.staffCode, one.components.find(({ id }) => id === "complaints")?.attainment, one.score.marks?.includes("complaints_unknown") ?? false]);
        expect(parts?.toSorted()).toEqual([["А1", 0, false], ["А2", 0, false]]); // 2 − 2.5 is below the threshold
        const before = await ask({ period: "2026-04", metrics: ["complaints"], by: [] });
        expect(before[0]?.marks ?? []).toContain("complaints_unknown"); // before the first complaint none were kept
      },
    ));
});

describe("motivation_score by the default plan", () => {
  test("a target from a time before the data is marked, never silent", () =>
    withHome([visit("0", { client_code: "давний", closed_on: "2024-06-10" }), ...people], async ({ ask }) => {
      const marks = async (period: string) => (await ask({ period, metrics: ["motivation_score"], by: ["staff"] })).map((f) => [f.by["staff"], f.marks?.includes("history_too_short")]);
      // A year before June 2026 is June 2025, whose advisors look back to June 2024; May 2026 looks back to May 2024.
      expect(await marks("2026-06")).toEqual([["А1", false], ["А2", false], ["П1", false]]);
      expect(await marks("2026-05")).toEqual([["А1", true], ["А2", true], ["П1", false]]);
    }));

  test("by branch it names the branch of each", () =>
    withHome([longAgo, ...people, visit("1", { client_code: "а", closed_on: "2026-05-05", advisor: "А1" })], async ({ ask, home }) => {
      const figures = await ask({ period: "2026-05", metrics: ["motivation_score"], by: ["branch"], where: { staff: ["А1"] } });
      expect(figures.map((f) => f.by)).toEqual([{ staff: "А1", branch: "Центр" }]);
      const opened = await figureDetail(home, { metric: "motivation_score", question: { period: { from: "2026-05-01", to: "2026-05-31" }, filters: {} }, by: figures[0]!.by, page: 1 });
      expect([opened.figure.value, opened.components.length]).toEqual([figures[0]?.value, 4]);
    }));


  test("an advisor: .35 × first visits + .35 × returning + .15 × CSI + .15 × complaints, worked by hand", () =>
    withHome(
      [
        longAgo, ...people,
        // A year before (May 2025) both advisors had clients back: А1 two, А2 four; the median of the role is 3.
        ...served("в", 2, "2024-08-01", "А1"), ...served("г", 4, "2024-08-01", "А2"), ...served("в", 2, "2025-05-05", "А1"), ...served("г", 4, "2025-05-05", "А2"),
        // May 2026: «в» come back to А1 (2 ÷ 3), none of «г».
        ...served("в", 2, "2026-05-05", "А1"),
        // Ten newcomers of А1 answer after their first visit: 9 of 10 give 9–10, so .9 ÷ .6 = 1.5.
        ...served("н", 10, "2026-05-11", "А1"),
        ...Array.from({ length: 10 }, (_, i) => survey(`н${i}`, { client_code: `н${i}`, responded_on: "2026-05-20", recommend_score: i < 9 ? 10 : 3 })),
      ],
      async ({ ask }) => {
        const figures = await ask({ period: "2026-05", metrics: ["motivation_score"], by: ["staff"] });
        const first = figures.find((f) => f.by["staff"] === "А1");
        // .35 × 1.5 + .35 × 2/3 + .15 × 1 (no importer answers) + .15 × 1.5 (no complaints: 2 − 0, capped)
        expect(first?.value).toBeCloseTo(0.525 + 0.35 * (2 / 3) + 0.15 + 0.225, 12);
        expect(first?.marks).toEqual(["partly_neutral", "complaints_unknown"]);
        // А2: no answers (1.0), nobody back (0), no CSI (1.0), no visits to complain of (1.0)
        expect(figures.find((f) => f.by["staff"] === "А2")?.value).toBeCloseTo(0.35 + 0 + 0.15 + 0.15, 12);
      },
    ));

  test("a seller: repeat sales count, nine answers do not", () =>
    withHome(
      [
        longAgo, ...people,
        ...Array.from({ length: 9 }, (_, i) => sale(`с${i}`, { client_code: `с${i}`, sold_on: "2026-05-05", seller: "П1", vin: `VIN10${i}` })),
        ...Array.from({ length: 9 }, (_, i) => survey(`с${i}`, { client_code: `с${i}`, responded_on: "2026-05-20", recommend_score: 0, touchpoint: "sale" })),
        sale("р1", { client_code: "р", sold_on: "2024-02-02", seller: "П1", vin: "VIN200" }), sale("р2", { client_code: "р", sold_on: "2026-05-06", seller: "П1", vin: "VIN201" }),
      ],
      async ({ home }) => {
        const { roles } = await staffBoards(home, { period: { from: "2026-05-01", to: "2026-05-31" }, filters: {} });
        const seller = roles.find((board) => board.role === "seller")?.people[0];
        expect(seller?.components.map((c) => [c.id, c.actual.value, c.actual.n, c.target, c.attainment, c.marks])).toEqual([
          ["first_visit_recommend", 0, 9, 0.6, 1, ["small_n"]],
          ["repeat_sales", 1, 1, 1, 1, []], // median of the role a year before is 0: at least 1
          ["importer_csi", null, 0, 85, 1, ["no_answers"]],
          ["complaints", null, 0, 1, 1, ["neutral", "complaints_unknown"]],
        ]);
        expect(seller?.score.value).toBeCloseTo(1, 12);
        expect(seller?.share).toBe(1);
      },
    ));

  test("importer CSI is on the smallest usual scale that holds every answer, in the role of the day", () =>
    withHome(
      [
        longAgo, staffRow("А1", { name: "Ахметов Ерлан", role: "advisor", valid_from: null }), staffRow("А1", { name: "Ахметов Ерлан", role: "seller", valid_from: "2026-06-01" }),
        ...served("и", 10, "2026-05-11", "А1"),
        ...Array.from({ length: 10 }, (_, i) => survey(`и${i}`, { client_code: `и${i}`, origin: "importer", responded_on: "2026-05-20", satisfaction: i < 5 ? 10 : 7 })),
      ],
      async ({ ask }) => {
        const [csi] = await ask({ period: "2026-05", metrics: ["importer_csi"], by: ["staff"] });
        expect(csi).toMatchObject({ value: 85, n: 10 });
        const scores = await ask({ period: "2026-05", metrics: ["motivation_score"], by: ["staff"] });
        expect(scores).toHaveLength(1); // an advisor in May; a seller only from June
      },
    ));
});
