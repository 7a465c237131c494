import { questionWithin } from "#app/auth/scope.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { readOpened } from "#app/filters/opened.ts";
import type { CsvValue } from "#app/exports/csv.ts";
import { questionAt } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { translator } from "#app/i18n/index.ts";
import type { SourceRow } from "#app/metrics/types.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { csvFile, type FileBody } from "#app/services/csv-file.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { insteadAt } from "#app/services/definitions/instead.server.ts";
import { wholeFigure } from "#app/services/figure.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/figure.ts";

const columns = ["unit", "id", "name", "branch", "day", "amount", "score", "days", "in_numerator", "in_denominator"] as const;
const cellsOf = (row: SourceRow): CsvValue[] => [...columns.map((name) => row[name]), row.sources.map(({ file, line }) => `${file}:${line}`).join(" ")];

/** The rows behind one figure, all of them, with the file and line of each. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const opened = readOpened(url.searchParams);
  const question = questionWithin(readQuestion(url.searchParams).question);
  return fileOrSentence(t, async () => {
    if (!opened) return null;
    const { at, over, ...figure } = opened;
    const home = await currentHome();
    const instead = await insteadAt(home, url.searchParams);
    const written = await wholeFigure(home, { ...figure, ...(instead && { instead }), question: questionAt(question, at, over) }, async (detail, rows) =>
      file(`${figure.metric}-${detail.figure.as_of}.csv`, await csvFile({ head: [...columns, "sources"], items: rows, cells: cellsOf })));
    await noteFile(home, url);
    return written;
  });
}

const file = (name: string, body: FileBody) =>
  new Response(body, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store" } });
