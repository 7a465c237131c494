import { Link, useLocation } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ComponentRow, PersonRow, RoleBoard } from "#app/metrics/types.ts";
import type { Shrinkage, Shrinkages } from "#app/metrics/views/staff.ts";
import { ChangeMark } from "./change-mark.tsx";
import { personPath } from "./staff/person-path.ts";
import { Shrunk } from "./staff/shrinkage.tsx";
import { componentMarks, metricName } from "./words.ts";

const counted = { advisor: "returning_clients", seller: "repeat_sales" } as const;

const unexplained: Shrinkages = {};

/** One role: people in order of score, with the rank as a band and every component down to its contribution. */
export function Leaderboard({ board, period, shrinkages = unexplained }: { readonly board: RoleBoard; readonly period: string; readonly shrinkages?: Shrinkages }) {
  const { t } = useWords();
  const { sorted, sorting } = useSorting(board.people, sortKeys, board.role);
  const components = board.people[0]?.components ?? [];
  const notes = [...new Set(board.people.flatMap((person) => person.components.flatMap((component) => componentMarks(component, t))))];
  return (
    <>
      <TableBox caption={t("ui.staff_board", { role: t(`ui.role_${board.role}`), period })} className="leaderboard">
        <thead>
          <tr>
            <SortHead column="name" sorting={sorting}>{t("ui.staff_person")}</SortHead>
            <SortHead column="score" sorting={sorting} number>{t("ui.staff_score")}</SortHead>
            <SortHead column="change" sorting={sorting} number>{t("ui.staff_change")}</SortHead>
            <SortHead column="rank" sorting={sorting} number>{t("ui.staff_rank")}</SortHead>
            <SortHead column="share" sorting={sorting} number>{t(`ui.staff_share_${counted[board.role]}`)}</SortHead>
            {components.map((component) => (
              <SortHead key={component.id} column={component.id} sorting={sorting} number note={<ComponentNote component={component} />}>
                {metricName({ metric: component.id, by: {} }, t)}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((person) => (
            <Person key={`${person.staffCode} ${person.branch ?? ""}`} person={person} notes={notes} shrinkages={shrinkages[person.staffCode] ?? []} />
          ))}
        </tbody>
      </TableBox>
      <Notes notes={notes} />
    </>
  );
}

const numberOf = (value: number | string | null | undefined) => (value == null ? null : Number(value));
const actual = (id: ComponentRow["id"]) => (person: PersonRow) => numberOf(person.components.find((component) => component.id === id)?.actual.value);
const sortKeys: SortKeys<PersonRow> = {
  name: (person) => person.name,
  score: (person) => numberOf(person.score.value),
  change: (person) => numberOf(person.change?.value),
  rank: (person) => numberOf(person.band?.low),
  share: (person) => person.share,
  first_visit_recommend: actual("first_visit_recommend"),
  returning_clients: actual("returning_clients"),
  repeat_sales: actual("repeat_sales"),
  importer_csi: actual("importer_csi"),
  complaints: actual("complaints"),
};

function ComponentNote({ component }: { readonly component: ComponentRow }) {
  const { t, format } = useWords();
  return (
    <small>
      {t("ui.staff_weight", { weight: format.share(component.weight, 0) })}, {t("ui.staff_target", { target: targetText(component, format) })}
    </small>
  );
}

const targetText = ({ target, actual }: ComponentRow, format: ReturnType<typeof useWords>["format"]) => (actual.unit === "share" ? format.share(target, 0) : format.number(target));

function Person({ person, notes, shrinkages }: { readonly person: PersonRow; readonly notes: readonly string[]; readonly shrinkages: readonly Shrinkage[] }) {
  const { t, format } = useWords();
  const { search } = useLocation();
  const own = shrinkages.find(({ id }) => id === "motivation_score");
  const { score, change, band } = person;
  return (
    <tr>
      <th scope="row">
        <Link to={personPath(person.staffCode, search)}>{person.name}</Link>
        <small>{person.branch ?? t("ui.no_word")}</small>
      </th>
      <td className="number strong">
        <FigureValue figure={score} name={`${metricName(score, t)}, ${person.name}`} />
        {score.low !== null && <small className="nowrap">{format.range(score.low, score.high, score.unit)}</small>}
        <small>n {format.count(score.n)} {own && <Shrunk one={own} person={person.name} />}</small>
      </td>
      <td className="number">{change ? <ChangeMark change={change} to={score} since={false} short /> : "—"}</td>
      <td className="number">{band ? (band.low === band.high ? band.low : `${band.low}–${band.high}`) : <span title={t("ui.staff_rank_none")}>—<span className="unseen"> {t("ui.staff_rank_none")}</span></span>}</td>
      <td className="number">{format.share(person.share)}</td>
      {person.components.map((component) => (
        <Component key={component.id} component={component} person={person.name} notes={notes} shrinkage={shrinkages.find(({ id }) => id === component.id)} />
      ))}
    </tr>
  );
}

function Component({ component, person, notes, shrinkage }: { readonly component: ComponentRow; readonly person: string; readonly notes: readonly string[]; readonly shrinkage: Shrinkage | undefined }) {
  const { t, format } = useWords();
  const { actual, attainment, weight, points, shrunk } = component;
  const score = (value: number) => format.value(value, "score");
  const own = componentMarks(component, t);
  return (
    <td className="number">
      <FigureValue figure={actual} name={`${metricName(actual, t)}, ${person}`} />
      {own.map((text) => (
        <sup key={text} title={text} className="mark">
          <span aria-hidden="true">{notes.indexOf(text) + 1}</span>
          <span className="unseen">{text}</span>
        </sup>
      ))}
      <small>
        n {format.count(actual.n)} {shrinkage ? <Shrunk one={shrinkage} person={person} /> : shrunk !== null && <span title={t("ui.staff_shrunk", { value: format.value(shrunk, actual.unit) })}>{`→ ${format.value(shrunk, actual.unit)}`}</span>}
      </small>
      <small title={t("ui.staff_attainment_title")}>{t("ui.staff_attainment", { attainment: score(attainment), weight: score(weight), points: score(points) })}</small>
    </td>
  );
}

/** What the small numbers and signs in the cells mean. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  const { t } = useWords();
  return (
    <ol className="notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
      <li className="unnumbered">{t("ui.staff_legend")}</li>
    </ol>
  );
}
