import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { rfmClasses } from "#app/metrics/rfm.ts";
import type { ClientsData } from "#app/metrics/views/clients.ts";
import { gridCells, useFigureDoors } from "./doors.ts";

/** The grid of recency and frequency, whose cells open the clients in them, and what to do with each segment. */
export function Segments({ rfm: { cells, segments }, chart }: { readonly rfm: ClientsData["rfm"]; readonly chart: DrawnChart }) {
  const { t, format } = useWords();
  const cellOf = (recency: string, frequency: string) => cells.find(({ by }) => by["recency"] === recency && by["frequency"] === frequency) ?? null;
  const rows = rfmClasses.map((recency) => rfmClasses.toReversed().map((frequency) => cellOf(recency, frequency)));
  const doors = useFigureDoors(gridCells(rows));
  return (
    <section className="panel" aria-labelledby="clients-rfm">
      <h2 id="clients-rfm">{t("ui.clients_rfm")}</h2>
      <div className="clients-grid">
        <div className="stacked">
          <ChartFigure {...chart} {...doors} />
          <p className="explain">{t("ui.clients_rfm_note")}</p>
        </div>
        <TableBox caption={t("ui.clients_rfm")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("ui.clients_rfm_segment")}</th>
              <th scope="col" className="number">{t("ui.clients_rfm_count")}</th>
              <th scope="col">{t("ui.clients_rfm_action")}</th>
            </tr>
          </thead>
          <tbody>
            {segments.map(({ segment, figure }) => (
              <tr key={segment}>
                <th scope="row">{t(`ui.segment_${segment}`)}</th>
                <td className="number">
                  <FigureValue figure={figure} name={t(`ui.segment_${segment}`)} text={format.value(figure.value, "count")} />
                </td>
                <td>{t(`ui.action_${segment}`)}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </div>
    </section>
  );
}
