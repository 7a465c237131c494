import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { PersonRow } from "./views.ts";

const columns = ["earned", "shared", "limits", "corrections"] as const;

/** Everybody of a run with what their sum is made of. A column that nobody has is left out. */
export function PeopleTable({ people, total }: { readonly people: readonly PersonRow[]; readonly total: number }) {
  const { t, format } = useWords();
  const shown = columns.filter((column) => people.some((person) => person[`${column}_minor`] !== 0));
  const notes = people.some(({ openQuestions, neutral }) => openQuestions > 0 || neutral > 0);
  return (
    <TableBox caption={t("bonuses.people")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("bonuses.person")}</th>
          <th scope="col" className="number">{t("bonuses.total")}</th>
          <th scope="col">{t("ui.branch")}</th>
          <th scope="col">{t("bonuses.role")}</th>
          {shown.map((column) => (
            <th key={column} scope="col" className="number">{t(`bonuses.column_${column}`)}</th>
          ))}
          {notes && <th scope="col">{t("bonuses.notes")}</th>}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.code}>
            <th scope="row">
              <Link to={person.to}>{person.name}</Link>
            </th>
            <td className="number">
              <b>{format.minor(person.total_minor)}</b>
            </td>
            <td>{person.branch ?? "—"}</td>
            <td>{person.role}</td>
            {shown.map((column) => (
              <td key={column} className="number">{person[`${column}_minor`] === 0 ? "—" : format.minor(person[`${column}_minor`])}</td>
            ))}
            {notes && <td className="quiet people-notes">{notesOf(person, t, format.count)}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("bonuses.total")}</th>
          <td className="number">
            <b>{format.minor(total)}</b>
          </td>
          <td colSpan={2 + shown.length + (notes ? 1 : 0)} />
        </tr>
      </tfoot>
    </TableBox>
  );
}

const notesOf = ({ openQuestions, neutral }: PersonRow, t: ReturnType<typeof useWords>["t"], count: (n: number) => string): string =>
  [...(openQuestions > 0 ? [t("bonuses.note_questions", { n: openQuestions, count: count(openQuestions) })] : []), ...(neutral > 0 ? [t("bonuses.note_neutral", { n: neutral, count: count(neutral) })] : [])].join("; ");
