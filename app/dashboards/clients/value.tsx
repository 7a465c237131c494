import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Figure } from "#app/metrics/types.ts";
import type { ClientsData, ValueRow } from "#app/metrics/views/clients.ts";
import { metricName } from "../words.ts";

const measures = ["frequency", "revenue", "margin"] as const;

/** What clients bring in a year, loyal ones against the rest. */
export function Value({ rows }: { readonly rows: readonly ValueRow[] }) {
  const { t, format } = useWords();
  const valueOf = (status: ValueRow["status"]) => Number(rows.find((row) => row.status === status)?.revenue?.value ?? 0);
  const times = valueOf("too_new") > 0 ? valueOf("loyal") / valueOf("too_new") : 0;
  const shown = rows.filter((row) => measures.some((name) => row[name] !== null));
  return (
    <section className="panel" aria-labelledby="clients-value">
      <h2 id="clients-value">{t("ui.clients_value")}</h2>
      {times > 0 && <p className="chart-title">{t("ui.clients_value_title", { times: format.number(times, 1) })}</p>}
      <TableBox caption={t("ui.clients_value_none")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.clients_value_group")}</th>
            {measures.map((name) => {
              const figure = rows[0]?.[name];
              return <th key={name} scope="col" className="number">{figure ? metricName({ metric: figure.metric, by: {} }, t) : ""}</th>;
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.status ?? ""} className={row.status === null ? "total" : undefined}>
              <th scope="row">{row.status === null ? t("ui.clients_value_all") : t(`ui.status_${row.status}`)}</th>
              {measures.map((name) => (
                <Cell key={name} figure={row[name]} />
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

function Cell({ figure }: { readonly figure: Figure | null }) {
  const { t, format } = useWords();
  if (figure === null) return <td className="number">—</td>;
  return (
    <td className="number">
      <FigureValue figure={figure} name={metricName(figure, t)} />
      <small>n {format.count(figure.n)}</small>
    </td>
  );
}

/** Levels of the programme, and who moved. */
export function Levels({ tiers: { whole, levels } }: { readonly tiers: ClientsData["tiers"] }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="clients-tiers">
      <h2 id="clients-tiers">{t("ui.clients_tiers")}</h2>
      <TableBox caption={t("ui.clients_tiers")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.tier")}</th>
            <th scope="col" className="number">{t("ui.clients_tiers_count")}</th>
            <th scope="col" className="number">{t("ui.part_moved_up")}</th>
            <th scope="col" className="number">{t("ui.part_moved_down")}</th>
          </tr>
        </thead>
        <tbody>
          {[...levels, { tier: null, figure: whole }].map(({ tier, figure }) => (
            <tr key={tier ?? ""} className={tier === null ? "total" : undefined}>
              <th scope="row">{tier === null ? t("ui.clients_value_all") : t(`ui.tier_${tier}`)}</th>
              <td className="number">
                <FigureValue figure={figure} name={t("ui.clients_tiers_count")} />
              </td>
              {(["moved_up", "moved_down"] as const).map((part) => (
                <td key={part} className="number">
                  <FigureValue figure={figure} part={part} name={t(`ui.part_${part}`)} text={format.count(figure.parts?.[part] ?? 0)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
