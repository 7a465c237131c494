import { metricName, valueName } from "#app/dashboards/words.ts";
import type { CsvValue } from "#app/exports/csv.ts";
import type { NumberShape, Sheet, SheetCell, SheetRow } from "#app/exports/workbook.server.ts";
import { hasMessage, type Translate } from "#app/i18n/index.ts";
import type { Figure, FigureDetail, Mark, SourceRow, Unit } from "#app/metrics/types.ts";
import type { AllRows } from "../figure.server.ts";
import { mapInSlices } from "../in-slices.ts";

const shapeOf: Readonly<Record<Unit, NumberShape>> = { share: "share", money: "money", points: "one", days: "one", count: "whole", score: "two" };
const number = (value: number | string | null | undefined, shown: NumberShape): SheetCell => (value == null ? null : { number: Number(value), shown });
/** A sum of money comes as text; of anything else it is whole, or a sum of scores. */
const sum = (value: number | string | null): SheetCell => number(value, typeof value === "string" ? "money" : Number.isInteger(value) ? "whole" : "two");

function groupText({ by, label }: Figure, t: Translate): string {
  const named = Object.entries(by).filter(([dimension]) => dimension !== "origin");
  return named.map(([dimension, value]) => (dimension === "staff" && label ? label : valueName(dimension, value, t))).join(", ") || t("ui.group");
}
const markText = (mark: Mark, t: Translate): string => {
  const key = `ui.mark_${mark}`;
  return hasMessage(key) ? t(key) : mark;
};

/** The figures of a page, one a row, typed. */
export function figureSheet(figures: readonly Figure[], t: Translate): Sheet {
  const columns = ["metric", "group", "as_of", "value", "unit", "low", "high", "n", "numerator", "denominator", "definition", "marks"] as const;
  return {
    name: t("ui.export_sheet_figures"),
    columns: columns.map((name) => t(`ui.export_column_${name}`)),
    rows: figures.map((figure) => {
      const shown = shapeOf[figure.unit];
      const { value, low, high, n, numerator, denominator, definition, marks = [] } = figure;
      return [
        metricName(figure, t), groupText(figure, t), { day: figure.as_of }, number(value, shown), t(`ui.def_unit_${figure.unit}`), number(low, shown), number(high, shown), number(n, "whole"), sum(numerator), sum(denominator), definition, marks.map((mark) => markText(mark, t)).join("; ") || null,
      ];
    }),
  };
}

/** The rows behind one figure, typed, each with the lines it was read from. */
export function rowSheet(detail: FigureDetail, all: AllRows, t: Translate): Sheet {
  const unit = `ui.row_${detail.rows[0]?.unit ?? "client"}`;
  const cells = (row: SourceRow): SheetRow => [
    row.id, row.name, row.branch, row.day === null ? null : { day: row.day.slice(0, 10) }, number(row.amount, "money"), number(row.score, "one"), number(row.days, "whole"), t(row.in_numerator ? "ui.row_in_numerator" : "ui.row_in_denominator"), row.sources.map(({ file, line }) => `${file}:${line}`).join(" "),
  ];
  return {
    name: t("ui.drawer_rows"),
    columns: ["id", hasMessage(unit) ? t(unit) : t("ui.row_client"), t("ui.branch"), t("ui.row_day"), t("ui.row_amount"), t("ui.row_score"), t("ui.row_days"), t("ui.row_counted"), t("ui.row_source")],
    rows: sheetRows(all, cells),
    count: detail.rowCount,
  };
}

async function* sheetRows(all: AllRows, cells: (row: SourceRow) => SheetRow): AsyncGenerator<readonly SheetRow[], void> {
  for await (const some of all) yield await mapInSlices(some, cells);
}

/** A cell as CSV has it: numbers bare with a point, days as ISO. */
export const csvOf = (cell: SheetCell): CsvValue => (cell === null || typeof cell === "string" ? cell : "day" in cell ? cell.day : cell.number);
