import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useBrush } from "#app/components/brushing.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { ClientsData, StateMonth } from "#app/metrics/views/clients.ts";

/** Months of the table. */
export const SHOWN_MONTHS = 12;
const columns = [
  ["ui.flow_was", "was_active"],
  ["ui.flow_new", "new_client"],
  ["ui.flow_returned", "returned_client"],
  ["ui.flow_leaked", "leaked"],
  ["ui.flow_is", "is_active"],
  ["ui.flow_came", "came_again"],
] as const;

/** In which state clients are month by month, and who came and went. */
export function States({ data: { months, after }, chart, asShares }: { readonly data: Pick<ClientsData, "months" | "after">; readonly chart: DrawnChart; readonly asShares: boolean }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const brush = useBrush([...months, ...after].map(({ states }) => states));
  const views = [[false, t("ui.clients_states_count"), null], [true, t("ui.clients_states_share"), "share"]] as const;
  return (
    <section className="panel" aria-labelledby="clients-states">
      <h2 id="clients-states" className="unseen">{t("ui.clients_states")}</h2>
      <nav className="segments" aria-label={t("ui.clients_states_how")}>
        {views.map(([shares, name, value]) => (
          <Link key={name} to={withOwn(pathname, search, { states: value })} preventScrollReset aria-current={shares === asShares ? "true" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <ChartFigure {...chart} {...brush} />
      <h3>{t("ui.clients_flow")}</h3>
      <Flow months={months} />
      <p className="explain">{t("ui.clients_flow_note")}</p>
    </section>
  );
}

function Flow({ months }: { readonly months: readonly StateMonth[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.clients_flow")} quiet className="flow-table">
      <thead>
        <tr>
          <th scope="col">{t("ui.month")}</th>
          {columns.map(([key]) => (
            <th key={key} scope="col" className="number">{t(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.slice(-SHOWN_MONTHS).toReversed().map(({ month, flow, incomplete }) => (
          <tr key={month}>
            <th scope="row">
              {format.month(month)}
              {incomplete && <small>{t("ui.flow_incomplete")}</small>}
            </th>
            {columns.map(([key, part]) => (
              <td key={key} className="number">
                {flow.value === null ? "—" : <FigureValue figure={flow} part={part} name={`${t(key)}, ${format.month(month)}`} text={format.count(flow.parts?.[part] ?? 0)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
