import { questionWithin } from "#app/auth/scope.server.ts";
import { csvLine } from "#app/cli/csv.ts";
import { readerContext } from "#app/config/reader.ts";
import { readOpened } from "#app/filters/opened.ts";
import { questionAt } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { translator } from "#app/i18n/index.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { insteadAt } from "#app/services/definitions/instead.server.ts";
import { figureDetail } from "#app/services/figure.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/figure.ts";

const columns = ["unit", "id", "name", "branch", "day", "amount", "score", "days", "in_numerator", "in_denominator"] as const;

/** The rows behind one figure, all of them, with the file and line of each. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const opened = readOpened(url.searchParams);
  if (!opened) return sentence(t("ui.error_not_found"), 404);
  const question = questionWithin(readQuestion(url.searchParams).question);
  const { at, over, ...figure } = opened;
  try {
    const home = await currentHome();
    const instead = await insteadAt(home, url.searchParams);
    const detail = await figureDetail(home, { ...figure, page: 1, whole: true, ...(instead && { instead }), question: questionAt(question, at, over) });
    const lines = detail.rows.map((row) => csvLine([...columns.map((name) => row[name]), row.sources.map(({ file, line }) => `${file}:${line}`).join(" ")]));
    await noteFile(home, url);
    return file(`${figure.metric}-${detail.figure.as_of}.csv`, [csvLine([...columns, "sources"]), ...lines].join(""));
  } catch (error) {
    if (isUsage(error)) return sentence(failureSentence(error, t), isRefusal(error) ? 403 : 400);
    console.error(error);
    return sentence(t("ui.error_server"), 500);
  }
}

const sentence = (text: string, status: number) => new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
const file = (name: string, text: string) =>
  new Response(`\uFEFF${text}`, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store" } });
