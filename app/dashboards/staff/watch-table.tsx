import { Link, useLocation } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Move, WatchData, WatchedPerson, WatchPart } from "#app/metrics/views/staff.ts";
import { metricName } from "../words.ts";
import { personPath } from "./person-path.ts";

const order = ["hint", "nothing", "few"] as const;
const keys: SortKeys<WatchedPerson> = {
  name: ({ name }) => name,
  share: ({ figure }) => (figure.value === null ? null : Number(figure.value)),
  cases: ({ figure }) => Number(figure.numerator),
  n: ({ figure }) => figure.n,
  others: ({ others }) => others,
  says: ({ says }) => -order.indexOf(says),
};

/** Everybody of a role under one hint: the share, its interval, the rest of the role, and whether chance explains it. */
export function WatchTable({ part, period }: { readonly part: WatchPart; readonly period: WatchData["period"] }) {
  const { t, format } = useWords();
  const { search } = useLocation();
  const { sorted, sorting } = useSorting(part.people, keys, `${part.metric}-${part.role}`);
  const name = metricName({ metric: part.metric, by: {} }, t);
  const hinted = part.people.filter(({ says }) => says === "hint");
  return (
    <>
      <p>{hinted.length === 0 ? t("ui.st_nobody_out", { role: t(`ui.role_${part.role}`) }) : t(`ui.st_out_${part.side}`, { names: hinted.map((person) => person.name).join(", ") })}</p>
      <TableBox caption={t("ui.st_watch_table", { name, role: t(`ui.role_${part.role}`), period: format.period(period.id) })} className="twin">
        <thead>
          <tr>
            <SortHead column="name" sorting={sorting}>{t("ui.staff_person")}</SortHead>
            <SortHead column="share" sorting={sorting} number>{t("ui.st_share")}</SortHead>
            <SortHead column="cases" sorting={sorting} number>{t("ui.st_cases")}</SortHead>
            <SortHead column="n" sorting={sorting} number>{t("ui.st_n")}</SortHead>
            <SortHead column="others" sorting={sorting} number>{t("ui.st_others")}</SortHead>
            <SortHead column="says" sorting={sorting}>{t("ui.st_says")}</SortHead>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ staffCode, name: person, branch, figure, others, says }) => (
            <tr key={`${staffCode} ${branch ?? ""}`}>
              <th scope="row">
                <Link to={personPath(staffCode, search)}>{person}</Link>
                <small>{branch ?? t("ui.no_word")}</small>
              </th>
              <td className="number">
                <FigureValue figure={figure} over={period} name={`${name}, ${person}`} />
                {figure.low !== null && <small className="nowrap">{format.range(figure.low, figure.high, figure.unit)}</small>}
              </td>
              <td className="number">
                <FigureValue figure={figure} over={period} part="numerator" name={`${t("ui.st_cases")}, ${person}`} text={format.count(Number(figure.numerator))} />
              </td>
              <td className="number">{format.count(figure.n)}</td>
              <td className="number">{format.share(others)}</td>
              <td>{says === "hint" ? <strong className="hint">{t("ui.st_says_hint")}</strong> : <span className="quiet">{t(`ui.st_says_${says}`)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

/** From whom to whom orders moved in the last days of the period, or after. */
export function Moves({ moves }: { readonly moves: readonly Move[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.st_moves")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.st_move_from")}</th>
          <th scope="col">{t("ui.st_move_to")}</th>
          <th scope="col" className="number">{t("ui.st_move_orders")}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ from, to, orders }) => (
          <tr key={`${from} ${to}`}>
            <th scope="row">{from}</th>
            <td>{to}</td>
            <td className="number">{format.count(orders)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
