import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of one project share processes, so they come in a row: another's between two of them would end one. */
const projects = ["homes", "together", "alone"];
/** What takes longest in each, in this order; whatever is begun last keeps the other processes waiting. */
const long = [
  "tests/e2e/access",
  "tests/e2e/",
  "tests/ingest/stage/two-executors",
  "tests/routes/access",
  "tests/ingest/faults/archive",
  "tests/routes/figures",
  "tests/hostile/site",
  "tests/ingest/faults/",
  "tests/ingest/demo/loaded",
  "tests/ingest/read/templates",
  "tests/ingest/import/",
  "tests/ingest/identity/",
  "tests/ingest/bonus/",
  "tests/metrics/catalogue",
  "tests/sql/incremental",
  "tests/sql/cubes-kept",
  "tests/sql/independence",
  "tests/metrics/cubes",
  "tests/metrics/oracle",
  "tests/metrics/segments",
  "tests/sql/",
  "tests/metrics/",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      const path = relative(project.config.root, moduleId);
      const found = long.findIndex((start) => path.startsWith(start));
      return projects.indexOf(project.name) * (long.length + 1) + (found < 0 ? long.length : found);
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
