import { Link, useLocation } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { AdjustedBoard, AdjustedScore, TurnedPair } from "#app/metrics/views/staff.ts";
import { metricName } from "../words.ts";
import { TwinPart } from "./twin-part.tsx";

/** So many pairs are named; of more the number is told. */
const NAMED = 3;

/** A role's leaderboard beside itself at the same work: the score, or one of its components. */
export function Twin({ twin, period }: { readonly twin: AdjustedBoard; readonly period: string }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const role = t(`ui.role_${twin.role}`);
  return (
    <section className="staff-part same-work" aria-label={`${t("ui.st_same")}: ${role}`}>
      <h3>{t("ui.st_same")}</h3>
      <p className="explain">{t(`ui.st_same_lead_${twin.role}`)}</p>
      {twin.choices.length === 0 ? (
        <p className="explain">{t("ui.st_same_none")}</p>
      ) : (
        <>
          <nav className="segments" aria-label={`${t("ui.st_same_choose")}: ${role}`}>
            {[null, ...twin.choices].map((choice) => (
              <Link key={choice ?? "score"} to={withOwn(pathname, search, { mix: choice })} preventScrollReset aria-current={choice === (twin.shown?.id ?? null) ? "true" : undefined}>
                {metricName({ metric: choice ?? "motivation_score", by: {} }, t)}
              </Link>
            ))}
          </nav>
          <Turned pairs={twin.shown?.turned ?? twin.turned} />
          {twin.shown ? <TwinPart table={twin.shown} role={twin.role} period={period} /> : <Scores twin={twin} period={period} />}
        </>
      )}
    </section>
  );
}

/** Whose order the mix turns. */
function Turned({ pairs }: { readonly pairs: readonly TurnedPair[] }) {
  const { t, format } = useWords();
  if (pairs.length === 0) return <p>{t("ui.st_order_same")}</p>;
  const more = pairs.length - NAMED;
  return (
    <div className="turned">
      <p>{t("ui.st_order_turns", { n: pairs.length, count: format.count(pairs.length) })}</p>
      <ul>
        {pairs.slice(0, NAMED).map(({ upper, lower, sure }) => (
          <li key={`${upper} ${lower}`}>{t(sure ? "ui.st_order_sure" : "ui.st_order_chance", { upper, lower })}</li>
        ))}
        {more > 0 && <li className="quiet">{t("ui.st_order_more", { n: more, count: format.count(more) })}</li>}
      </ul>
    </div>
  );
}

const numberOf = (value: number | string | null) => (value === null ? null : Number(value));
const keys: SortKeys<AdjustedScore> = {
  name: ({ name }) => name,
  raw: ({ score }) => numberOf(score.value),
  adjusted: ({ adjusted }) => adjusted,
  difference: ({ score, adjusted }) => (adjusted === null || score.value === null ? null : adjusted - Number(score.value)),
};

function Scores({ twin, period }: { readonly twin: AdjustedBoard; readonly period: string }) {
  const { t, format } = useWords();
  const { sorted, sorting } = useSorting(twin.scores, keys, `${twin.role}-mix`);
  const caption = t("ui.st_same_scores", { role: t(`ui.role_${twin.role}`), period });
  return (
    <TableBox caption={caption} className="twin">
      <thead>
        <tr>
          <SortHead column="name" sorting={sorting}>{t("ui.staff_person")}</SortHead>
          <SortHead column="raw" sorting={sorting} number>{t("ui.st_as_is")}</SortHead>
          <SortHead column="adjusted" sorting={sorting} number>{t("ui.st_same")}</SortHead>
          <SortHead column="difference" sorting={sorting} number>{t("ui.st_moved")}</SortHead>
          <th scope="col">{t("ui.st_kept")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ staffCode, name, branch, score, adjusted, kept }) => (
          <tr key={`${staffCode} ${branch ?? ""}`}>
            <th scope="row">
              {name}
              <small>{branch ?? t("ui.no_word")}</small>
            </th>
            <td className="number"><FigureValue figure={score} name={`${metricName(score, t)}, ${name}`} /></td>
            <td className="number strong">{adjusted === null ? "—" : format.value(adjusted, "score")}</td>
            <td className="number">{adjusted === null || score.value === null ? "—" : format.change(adjusted - Number(score.value), "score")}</td>
            <td>{kept.length === 0 ? "" : kept.map((id) => metricName({ metric: id, by: {} }, t)).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
