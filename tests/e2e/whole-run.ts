import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openHome } from "#pipelines/index.ts";
import { build, isBuilt } from "../../app/cli/build.ts";
import { makeDemo } from "../ingest/demo/make.ts";

/** Where `.ci/run` has the demo kept for the tests against ClickHouse, which come next. */
const keptIn = process.env["TESTS_KEEP"];

/** What many files of a whole run need is made once: the pages are built, the demo is loaded, an empty home is made. A run of chosen files makes what it needs. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chosen = process.argv.slice(2).some((word) => word !== "run" && !word.startsWith("-"));
  provide("demo", null);
  provide("emptyHome", null);
  if (chosen) return;
  const made = keptIn ?? (await mkdtemp(join(tmpdir(), "loyalty-whole-run-")));
  const [demo, empty] = [join(made, "demo"), join(made, "empty")];
  const makeEmpty = async (): Promise<void> => (await openHome(empty)).close();
  // Where the build fails it says why, and so does every test of a page; the others still have their say.
  await Promise.all([isBuilt().then((is) => is || build()), makeEmpty().then(() => makeDemo(demo))]);
  provide("demo", demo);
  provide("emptyHome", empty);
  return keptIn === undefined ? () => rm(made, { recursive: true }) : undefined;
}
