import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ComponentRow, PersonRow, RoleBoard } from "#app/metrics/types.ts";
import { ChangeMark } from "./change-mark.tsx";
import { componentMarks, metricName } from "./words.ts";

const counted = { advisor: "returning_clients", seller: "repeat_sales" } as const;

/** One role: people in order of score, with the rank as a band and every component down to its contribution. */
export function Leaderboard({ board, period }: { readonly board: RoleBoard; readonly period: string }) {
  const { t, format } = useWords();
  const components = board.people[0]?.components ?? [];
  const notes = [...new Set(board.people.flatMap((person) => person.components.flatMap((component) => componentMarks(component, t))))];
  return (
    <>
      <TableBox caption={t("ui.staff_board", { role: t(`ui.role_${board.role}`), period })} className="leaderboard">
        <thead>
          <tr>
            <th scope="col">{t("ui.staff_person")}</th>
            <th scope="col" className="number">{t("ui.staff_score")}</th>
            <th scope="col" className="number">{t("ui.staff_change")}</th>
            <th scope="col" className="number">{t("ui.staff_rank")}</th>
            <th scope="col" className="number">{t(`ui.staff_share_${counted[board.role]}`)}</th>
            {components.map((component) => (
              <th key={component.id} scope="col" className="number">
                {metricName({ metric: component.id, by: {} }, t)}
                <small>
                  {t("ui.staff_weight", { weight: format.share(component.weight, 0) })}, {t("ui.staff_target", { target: targetText(component, format) })}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.people.map((person) => (
            <Person key={`${person.staffCode} ${person.branch ?? ""}`} person={person} notes={notes} />
          ))}
        </tbody>
      </TableBox>
      <Notes notes={notes} />
    </>
  );
}

const targetText = ({ target, actual }: ComponentRow, format: ReturnType<typeof useWords>["format"]) => (actual.unit === "share" ? format.share(target, 0) : format.number(target));

function Person({ person, notes }: { readonly person: PersonRow; readonly notes: readonly string[] }) {
  const { t, format } = useWords();
  const { score, change, band } = person;
  return (
    <tr>
      <th scope="row">
        {person.name}
        <small>{person.branch ?? t("ui.no_word")}</small>
      </th>
      <td className="number strong">
        <FigureValue figure={score} name={`${metricName(score, t)}, ${person.name}`} />
        {score.low !== null && <small className="nowrap">{format.range(score.low, score.high, score.unit)}</small>}
      </td>
      <td className="number">{change ? <ChangeMark change={change} to={score} since={false} short /> : "—"}</td>
      <td className="number">{band ? (band.low === band.high ? band.low : `${band.low}–${band.high}`) : <span title={t("ui.staff_rank_none")}>—<span className="unseen"> {t("ui.staff_rank_none")}</span></span>}</td>
      <td className="number">{format.share(person.share)}</td>
      {person.components.map((component) => (
        <Component key={component.id} component={component} person={person.name} notes={notes} />
      ))}
    </tr>
  );
}

function Component({ component, person, notes }: { readonly component: ComponentRow; readonly person: string; readonly notes: readonly string[] }) {
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
        n {format.count(actual.n)}
        {shrunk !== null && <span title={t("ui.staff_shrunk", { value: format.value(shrunk, actual.unit) })}>{` → ${format.value(shrunk, actual.unit)}`}</span>}
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
