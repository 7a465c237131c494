import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ComparedRow, Side } from "./compare.ts";
import type { ClientCard } from "./views.ts";

const SHOWN = 5;
const marks = { equal: "=", differs: "≠", unknown: "·" } as const;
const names = { equal: "ui.dup_equal", differs: "ui.dup_differs", unknown: "ui.dup_unknown" } as const;

/** Two clients field by field: what is the same and what is not is said by a sign and a word, not by colour alone. */
export function Comparison({ left, right, rows }: { readonly left: ClientCard; readonly right: ClientCard; readonly rows: readonly ComparedRow[] }) {
  const { t } = useWords();
  return (
    <TableBox caption={t("ui.dup_compare")} quiet className="dup-comparison">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t("ui.dup_field")}</span>
          </th>
          <th scope="col">
            <Link to={`/clients/${left.id}`}>{left.name ?? t("ui.dup_left")}</Link>
          </th>
          <th scope="col">
            <Link to={`/clients/${right.id}`}>{right.name ?? t("ui.dup_right")}</Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, left: mine, right: yours, mark }) => (
          <tr key={field} className={mark ? `dup-${mark}` : undefined}>
            <th scope="row">
              {t(`ui.dup_field_${field}`)}
              {mark && mark !== "unknown" && (
                <small>
                  <span aria-hidden="true">{marks[mark]}</span> <span className="dup-word">{t(names[mark])}</span>
                </small>
              )}
            </th>
            <Values sides={mine} />
            <Values sides={yours} />
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Values({ sides }: { readonly sides: readonly Side[] }) {
  const { t, format } = useWords();
  return (
    <td>
      {sides.length === 0 && "—"}
      <ul>
        {sides.slice(0, SHOWN).map(({ text, shared, to, token }) => (
          <li key={token ?? text} className={shared ? "dup-shared" : undefined}>
            {to === undefined ? text : <Link to={to}>{text}</Link>}
          </li>
        ))}
        {sides.length > SHOWN && <li className="quiet">{t("ui.dup_more", { count: format.count(sides.length - SHOWN) })}</li>}
      </ul>
    </td>
  );
}
