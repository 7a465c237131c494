import { ChartFigure } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { AdjustedCheck, SplitChecks } from "#app/metrics/views/check.ts";
import { valueName } from "../words.ts";
import { AdjustedLink, Mix } from "./mix.tsx";
import type { CheckView } from "./check-view.server.ts";

/** The average check by branch, kind of visit, brand and age of car, beside what it would be at the same mix of work. */
export function Splits({ splits }: Pick<CheckView, "splits">) {
  const { t } = useWords();
  return (
    <section className="page-part" aria-labelledby="ck-splits">
      <h2 id="ck-splits">{t("ui.ck_splits")}</h2>
      <p className="explain">{t("ui.ck_splits_note")}</p>
      <div className="pair even">
        {splits.map(({ split, chart }) => (
          <Split key={split.dimension} split={split} chart={chart} />
        ))}
      </div>
    </section>
  );
}

function Split({ split: { dimension, rows }, chart }: CheckView["splits"][number]) {
  const { t } = useWords();
  const opened = rows.find(({ made }) => made !== undefined);
  const doors = useDoors(dimension, rows.map(({ figure }) => figure.by[dimension]));
  return (
    <div className="panel">
      <ChartFigure {...chart} {...doors} />
      <TableBox caption={t(`ui.ck_by_${dimension}`)} quiet>
        <thead>
          <tr>
            <th scope="col">{t(`ui.${dimension}`)}</th>
            <th scope="col" className="number">{t("metrics.average_check")}</th>
            <th scope="col" className="number">{t("ui.ck_adjusted")}</th>
            <th scope="col" className="number">{t("ui.ck_orders")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.figure.by[dimension] ?? ""} row={row} dimension={dimension} />
          ))}
        </tbody>
      </TableBox>
      {opened && <Mix row={opened} dimension={dimension} />}
    </div>
  );
}

function Row({ row, dimension }: { readonly row: AdjustedCheck; readonly dimension: SplitChecks["dimension"] }) {
  const { figure, adjusted, flips } = row;
  const { t, format } = useWords();
  const name = valueName(dimension, figure.by[dimension] ?? null, t);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <FigureValue figure={figure} name={name} />
      </td>
      <td className="number">
        {adjusted === null ? "—" : <AdjustedLink row={row} dimension={dimension} />}
        {adjusted !== null && <small className="nowrap">{format.range(adjusted.low, adjusted.high, "money")}</small>}
        {flips !== "no" && <small className={flips === "sure" ? "change-bad" : undefined}>{t(`ui.ck_flip_${flips}`)}</small>}
      </td>
      <td className="number">{format.count(figure.n)}</td>
    </tr>
  );
}
