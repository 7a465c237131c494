import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, in this order; whatever is begun last keeps the other processes waiting. */
const long = [
  "tests/ingest/stage/two-executors",
  "tests/e2e/access",
  "tests/e2e/figures-click",
  "tests/ingest/read/templates",
  "tests/e2e/shell",
  "tests/ingest/import/all-kinds-stand-still",
  "tests/ingest/import/kill",
  "tests/routes/figures",
  "tests/routes/access",
  "tests/e2e/",
  "tests/ingest/",
];

/** The files that share a process come last and in a row: another file between two of them would end it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      if (project.config.isolate === false) return long.length + 1;
      const path = relative(project.config.root, moduleId);
      const found = long.findIndex((start) => path.startsWith(start));
      return found < 0 ? long.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
