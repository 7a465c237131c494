import { formatter, type Format } from "#app/i18n/format.ts";
import { hasMessage, type Translate } from "#app/i18n/index.ts";
import type { Figure } from "#app/metrics/types.ts";
import { inContract } from "#app/services/api/contract.ts";
import { askMetrics } from "#app/services/metrics.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { listOf, parseOptions, positionals } from "../options.ts";
import { requestOf, requestOptions } from "../request.ts";
import { textTable } from "../table.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const several = { type: "string", multiple: true } as const;
  const { values, positionals: given } = parseOptions(args, { ...requestOptions, metrics: several, by: several, json: { type: "boolean" } });
  positionals(given, []);
  const metrics = listOf(values.metrics);
  const by = listOf(values.by);
  const request = { ...requestOf(values), ...(metrics.length && { metrics }), ...(by.length && { by }) };
  const home = await currentHome(io.env);
  const figures = await askMetrics(home, request);
  if (values.json) io.stdout.write(`${JSON.stringify(figures.map(inContract))}\n`);
  else io.stdout.write(figuresTable(figures, formatter(io.locale, home.settings.currency), io.t));
  return exit.done;
}

function figuresTable(figures: readonly Figure[], format: Format, t: Translate): string {
  const isSplit = figures.some((figure) => Object.keys(figure.by).length > 0);
  const days = [...new Set(figures.map((figure) => figure.as_of))];
  const headers = ["metric", ...(isSplit ? (["by"] as const) : []), "value", "low", "high", "n", "marks"] as const;
  const rows = figures.map((figure) => [
    figure.metric,
    ...(isSplit ? [figure.label ?? Object.values(figure.by).map((value) => value ?? "—").join(", ")] : []),
    format.value(figure.value, figure.unit),
    format.value(figure.low, figure.unit),
    format.value(figure.high, figure.unit),
    format.number(figure.n),
    (figure.marks ?? []).map((mark) => markName(mark, t)).join(", "),
  ]);
  const head = days.length === 1 ? `${t("cli.as_of", { date: format.date(days[0] ?? null) })}\n\n` : "";
  return head + textTable(headers.map((name) => t(`cli.column_${name}`)), rows);
}

const markName = (mark: string, t: Translate): string => {
  const key = `ui.mark_${mark}`;
  return hasMessage(key) ? t(key) : mark;
};
