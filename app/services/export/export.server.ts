import { admits, entryAt } from "#app/auth/access.ts";
import { questionWithin } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { metricName, narrowWords } from "#app/dashboards/words.ts";
import { definitionsIn, figuresIn } from "#app/exports/figures-in.ts";
import { readOpened } from "#app/filters/opened.ts";
import { questionAt } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { formatter } from "#app/i18n/format.ts";
import { hasMessage, translator, type Locale } from "#app/i18n/index.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { insteadAt } from "../definitions/instead.server.ts";
import { wholeFigure } from "../figure.server.ts";
import { filterOptions } from "../options.server.ts";
import { exportFacts } from "./facts.ts";
import { figureSheet, rowSheet } from "./figure-sheet.ts";
import { exportFile, type FileType } from "./file.server.ts";
import { exportedPage } from "./page-data.server.ts";

/** What every export of a home says in the same way. */
async function common(home: Home, locale: Locale) {
  const [options, known] = await Promise.all([filterOptions(home), facts(home)]);
  return { options, data: { from: known.from, to: known.to }, author: currentViewer().name, now: new Date().toISOString().replace("T", " "), t: translator(locale), format: formatter(locale, known.currency) };
}

/** All figures of a page at its question, as a file; null for a page that has none to take along. Throws UsageError. */
export async function exportPage(home: Home, type: FileType, params: URLSearchParams, locale: Locale): Promise<Response | null> {
  const path = params.get("page") ?? "/";
  const page = exportedPage(path);
  const entry = entryAt(path.startsWith("/definitions/") ? "/definitions/:metric" : path) ?? (path.startsWith("/staff/") ? entryAt("/staff/:code") : undefined);
  if (!page || !hasMessage(page.title) || !entry || !admits(entry, currentViewer())) return null;
  const { t, format, ...said } = await common(home, locale);
  const question = questionWithin(readQuestion(params).question);
  const figures = said.options.asOf === null ? [] : figuresIn(await page.data(home, question, params));
  const about = exportFacts({ ...said, title: t(page.title), question, definitions: definitionsIn(figures), compared: !path.startsWith("/staff") && !path.startsWith("/definitions") }, t, format);
  const name = path === "/" ? "overview" : path.split("/").filter(Boolean).join("-");
  return exportFile(type, `${name}-${question.asOf ?? said.options.asOf ?? "none"}`, about, figureSheet(figures, t), t);
}

/** The rows behind one figure as a workbook; null where the address names none. Throws UsageError. */
export async function exportFigure(home: Home, type: FileType, params: URLSearchParams, locale: Locale): Promise<Response | null> {
  const opened = readOpened(params);
  if (!opened) return null;
  const { t, format, ...said } = await common(home, locale);
  const { metric, at, over, ...which } = opened;
  const question = questionAt(questionWithin(readQuestion(params).question), at, over);
  const instead = await insteadAt(home, params);
  return wholeFigure(home, { metric, ...which, question, ...(instead && { instead }) }, (detail, rows) => {
    const { figure } = detail;
    const { title, lines } = exportFacts({ ...said, title: metricName(figure, t), question: { ...question, asOf: figure.as_of }, definitions: [figure.definition], compared: false }, t, format);
    const value = `${format.value(figure.value, figure.unit)}, n\u00a0=\u00a0${format.count(figure.n)}${figure.low === null ? "" : `, 95\u00a0%: ${format.range(figure.low, figure.high, figure.unit)}`}`;
    const sentence = `metrics.${metric}_sentence`;
    const told = { title, lines: [[t("ui.export_value"), value] as const, ...(hasMessage(sentence) ? [[t("ui.export_sentence"), t(sentence)] as const] : []), [t("ui.drawer_window"), format.span(detail.window.from, detail.window.to)] as const, ...groupLines(figure.by, figure.label, t), ...(figure.narrow ? [[t("ui.export_part"), narrowWords(figure.narrow, { t, format })] as const] : []), ...lines] };
    return exportFile(type, `${metric}-${figure.as_of}`, told, rowSheet(detail, rows, t), t);
  });
}

const groupLines = (by: Readonly<Record<string, string | null>>, label: string | undefined, t: ReturnType<typeof translator>): (readonly [string, string])[] =>
  Object.entries(by).map(([dimension, value]) => {
    const key = `ui.${dimension}`;
    return [hasMessage(key) ? t(key) : dimension, (dimension === "staff" ? label : undefined) ?? value ?? t("ui.no_word")] as const;
  });
