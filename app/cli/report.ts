import type { ImportReport } from "#pipelines/index.ts";
import { exit } from "./io.ts";

export { reportJson, reportText } from "#app/services/report-text.ts";

/** Exit code of an import: a file that failed outweighs one that left something open. Strict, a rejected row fails even a file loaded before. */
export function reportExit({ files }: ImportReport, strict = false): number {
  if (strict && files.some((file) => file.rejected > 0)) return exit.failed;
  const errors = files.flatMap((file) => (file.error ? [file.error.code] : []));
  if (errors.some((code) => code !== "ambiguous")) return exit.failed;
  return errors.length ? exit.usage : exit.done;
}
