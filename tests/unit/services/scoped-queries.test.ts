import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");
const asks = /\b(runQuery|timedQuery|liveAnswers|fromCube)[<(]|\bengine\.query\b/;
const narrows = /from "#app\/auth\/scope\.server\.ts"/;

/** Files that ask the warehouse without narrowing what they ask, and why that is no leak. */
const elsewhere: Readonly<Record<string, string>> = {
  "app/services/staff-names.server.ts": "names for codes that are shown; lists of them are narrowed in options",
  "app/services/feedback/comments.server.ts": "joined to unitsOf, which is narrowed",
  "app/services/feedback/complaints.server.ts": "joined to unitsOf, which is narrowed",
  "app/services/feedback/drivers.server.ts": "joined to unitsOf, which is narrowed",
  "app/services/feedback/page.server.ts": "only which exports there are",
  "app/services/service/service-page.server.ts": "only which exports there are",
  "app/services/check/check-page.server.ts": "only which exports there are",
  "app/services/service/curves.server.ts": "from unitsIn, which is narrowed",
  "app/services/check/adjusted.server.ts": "from unitsIn, which is narrowed",
  "app/services/check/distribution.server.ts": "from unitsIn, which is narrowed",
  "app/services/check/items.server.ts": "from unitsIn, which is narrowed",
  "app/services/overview/trend-events.server.ts": "promotions at the question's branches, which are narrowed",
  "app/services/identity/client-keys.server.ts": "keys and names of clients that are shown",
  "app/services/identity/explanation.server.ts": "for who decides on duplicates, of all branches",
  "app/services/clients/client-outlook.server.ts": "of one client whose page is open: a standing, as the status is",
  "app/services/clients/repeat-model.server.ts": "a model of everybody, of which no row is shown",
  "app/services/segments/due.server.ts": "how all cars are driven, of which no row is shown",
  "app/services/identity/next-services.server.ts": "of one client whose page is open: a standing, as the status is",
  "app/services/segments/rfm-marks.server.ts": "where classes begin, of everybody; of which no row is shown",
  "app/services/segments/expected.server.ts": "of members, who are narrowed",
  "app/services/segments/member-rows.server.ts": "from clientMarks, which is narrowed",
  "app/services/segments/rfm-grid.server.ts": "joined to clientMarks, which is narrowed",
  "app/services/segments/saved.server.ts": "from segmentMembers, which is narrowed",
  "app/services/segments/since-saved.server.ts": "from clientMarks, which is narrowed",
  "app/services/segments/sizes.server.ts": "from clientMarks, which is narrowed",
  "app/services/duplicates/joined.server.ts": "for who decides on duplicates, of all branches",
  "app/services/duplicates/unfit.server.ts": "for who decides on duplicates, of all branches",
  "app/services/duplicates/queue.server.ts": "for who decides on duplicates, of all branches",
  "app/services/duplicates/decisions.server.ts": "for who decides on duplicates, of all branches",
  "app/services/duplicates/share.server.ts": "for who decides on duplicates, of all branches",
  "app/services/personal/consent.server.ts": "of a client whose page is open, or taken out of lists that are narrowed",
  "app/services/system/ready.server.ts": "only whether the engine answers",
  "app/services/system/system-page.server.ts": "sizes of tables, for administrators",
  "app/services/bonus/people.server.ts": "whom a plan may pay, over the whole; lines are narrowed in read-run",
  "app/services/bonus/rows-behind.server.ts": "ids of rows behind everybody's results; narrowed in read-run",
  "app/services/bonus/standing.server.ts": "names of loads",
  "app/services/offers/offered.server.ts": "from offersTable, which is narrowed",
  "app/services/trials/assigned.server.ts": "old numbers and new ones of clients; whoever shows them narrows",
  "app/services/promotions/arm-sums.server.ts": "from assigned clients and paid orders, which are narrowed",
  "app/services/programme/level-costs.server.ts": "from unitsIn, which is narrowed",
  "app/services/programme/programme-page.server.ts": "only which exports there are",
  "app/services/report-problems.server.ts": "for who loads files, of all branches",
};

const files = ["app/services", "app/cli", "app/routes", "app/dashboards"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name}`),
);
const asking = files.filter((file) => asks.test(readFileSync(join(root, file), "utf8")));

describe("whatever asks the warehouse", () => {
  it("narrows it to what the viewer may read, or says why it need not", () => {
    expect(asking.filter((file) => !narrows.test(readFileSync(join(root, file), "utf8")) && elsewhere[file] === undefined)).toEqual([]);
  });
  it("is excused only while it is there and does not narrow", () => {
    expect(Object.keys(elsewhere).filter((file) => !asking.includes(file) || narrows.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });
});
