import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { FeedbackGroup } from "#app/metrics/views/feedback.ts";
import { metricName, valueName } from "../words.ts";

interface Props<Row extends FeedbackGroup> {
  readonly caption: string;
  readonly head: string;
  readonly dimension: keyof Filters;
  readonly rows: readonly Row[];
  /** Keys of `figures`, in the order of the columns. */
  readonly columns: readonly string[];
  readonly empty: string;
  /** A word on a row, and what it is about. */
  readonly judged?: { readonly head: string; readonly text: (row: Row) => string };
}

/** Metrics of touchpoints, branches, topics or people side by side; every value opens to its rows. */
export function GroupTable<Row extends FeedbackGroup>({ caption, head, dimension, rows, columns, empty, judged }: Props<Row>) {
  const { t } = useWords();
  const links = useLinks();
  const nameOf = (row: Row) => row.label ?? (row.value === null ? empty : valueName(dimension, row.value, t));
  const keys: SortKeys<Row> = { name: nameOf, ...Object.fromEntries(columns.map((column) => [column, (row: Row) => numberOf(row.figures[column])])) };
  const { sorted, sorting } = useSorting(rows, keys);
  const shown = columns.filter((column) => rows.some((row) => row.figures[column] !== undefined));
  if (rows.length === 0) return <p>{t("ui.fb_none")}</p>;
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          <SortHead column="name" sorting={sorting}>{head}</SortHead>
          {shown.map((column) => (
            <SortHead key={column} column={column} sorting={sorting} number>{columnName(column, t)}</SortHead>
          ))}
          {judged && <th scope="col">{judged.head}</th>}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.value ?? ""}>
            <th scope="row">
              {row.value === null ? nameOf(row) : <Link to={links.toggle(dimension, row.value)} preventScrollReset aria-current={links.isChosen(dimension, row.value) ? "true" : undefined}>{nameOf(row)}</Link>}
            </th>
            {shown.map((column) => (
              <Cell key={column} figure={row.figures[column]} place={nameOf(row)} />
            ))}
            {judged && <td className="change-bad nowrap">{judged.text(row)}</td>}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Cell({ figure, place }: { readonly figure: Figure | undefined; readonly place: string }) {
  const { t, format } = useWords();
  if (!figure || figure.value === null) return <td className="number">—</td>;
  return (
    <td className="number">
      <FigureValue figure={figure} name={`${metricName(figure, t)}, ${place}`} />
      {figure.unit !== "count" && (
        <small>
          n {format.count(figure.n)}
          {figure.low !== null && ` · ${format.range(figure.low, figure.high, figure.unit)}`}
          {figure.median != null && ` · ${t("ui.drawer_median").toLocaleLowerCase()} ${format.value(figure.median, figure.unit)}`}
        </small>
      )}
    </td>
  );
}

const numberOf = (figure: Figure | undefined) => (figure?.value == null ? null : Number(figure.value));

/** "nps internal" → "NPS, опрос дилера". */
function columnName(column: string, t: ReturnType<typeof useWords>["t"]): string {
  const [metric = "", origin] = column.split(" ");
  return metricName({ metric, by: origin ? { origin } : {} }, t);
}
