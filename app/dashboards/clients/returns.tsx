import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { useBrush } from "#app/components/brushing.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { monthStart } from "#app/metrics/period.ts";
import type { BranchReturns } from "#app/metrics/views/clients.ts";
import type { ClientsView } from "./clients-view.server.ts";
import { dropOf } from "./headline.ts";

interface Props {
  readonly returns: readonly BranchReturns[];
  readonly charts: ClientsView["returns"];
}

/** Branches against each other: whose clients come back less than they used to, and since when. */
export function Returns({ returns, charts }: Props) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="clients-returns">
      <h2 id="clients-returns">{t("ui.clients_returns")}</h2>
      {returns.length === 0 ? (
        <p className="explain">{t("ui.clients_returns_none")}</p>
      ) : (
        <>
          <div className="clients-trio">
            {charts.map((one) => (
              <Chart key={one.branch} {...one} />
            ))}
          </div>
          <Table returns={returns} />
          <p className="explain">{t("ui.clients_returns_note")}</p>
        </>
      )}
    </section>
  );
}

const Chart = ({ figures, chart, chosen }: Props["charts"][number]) => <ChartFigure {...chart} {...useBrush(figures)} {...(!chosen && { className: "clients-aside" })} />;

function Table({ returns }: Pick<Props, "returns">) {
  const { t, format } = useWords();
  const links = useLinks();
  const month = returns[0]?.months.at(-1)?.month;
  return (
    <TableBox caption={t("ui.clients_returns")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.branch")}</th>
          <th scope="col" className="number">{month ? t("ui.clients_returns_rate", { month: format.month(month) }) : ""}</th>
          <th scope="col" className="number">{t("ui.clients_returns_away")}</th>
          <th scope="col" className="number">{t("ui.clients_returns_expected")}</th>
          <th scope="col" className="number">{t("ui.clients_returns_drop")}</th>
          <th scope="col">{t("ui.clients_returns_since")}</th>
        </tr>
      </thead>
      <tbody>
        {returns.map((one) => {
          const last = one.months.at(-1);
          return (
            <tr key={one.branch}>
              <th scope="row">
                <Link to={links.toggle("branch", one.branch)} preventScrollReset aria-current={links.isChosen("branch", one.branch) ? "true" : undefined} title={t("ui.set_branch", { name: one.branch })}>
                  {one.branch}
                </Link>
              </th>
              <td className="number">
                {last && <FigureValue figure={last.figure} name={one.branch} />}
                {last && <small>{t("ui.n_clients", { n: last.figure.n, count: format.count(last.figure.n) })}</small>}
              </td>
              <td className="number">
                {last && <FigureValue figure={last.figure} part="stayed_away" name={`${t("ui.clients_returns_away")}, ${one.branch}`} text={format.count(last.figure.parts?.["stayed_away"] ?? 0)} />}
              </td>
              <td className="number">{last && <Expected last={last} before={one.before} />}</td>
              <td className={one.since === null ? "number" : "number change-bad"}>{one.since === null ? "—" : <>▼ {format.share(dropOf(one), 0)}</>}</td>
              <td>{one.since === null ? "—" : format.date(monthStart(one.since))}</td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}

/** What was to be expected, opened to its formula; the clients of the others stand behind the figures of their rows. */
function Expected({ last: { expected, figure, others }, before }: { readonly last: BranchReturns["months"][number]; readonly before: number }) {
  const { t, format } = useWords();
  const value = format.share((expected * before) / figure.n);
  return (
    <details>
      <summary>{value}</summary>
      <p className="explain">{t("ui.clients_returns_made", { came: format.count(others.came), of: format.count(others.of), share: format.share(expected / figure.n), level: format.share(before), value })}</p>
    </details>
  );
}
