import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { AccessPage } from "./access-views.ts";

/** Who opens what, and sees what there: one table for each kind of way in. */
export function AccessView({ page: { yours, roles, tables } }: { readonly page: AccessPage }) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("ui.access_title")}</h1>
        <p>{t("ui.access_lead")}</p>
        <p>{yours}</p>
        <p className="explain">{t("ui.access_legend")}</p>
      </header>
      {tables.map(({ title, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          <TableBox caption={title} quiet className="access-table">
            <thead>
              <tr>
                <th scope="col">{t("ui.access_what")}</th>
                {roles.map((role) => (
                  <th key={role} scope="col">{role}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, cells }) => (
                <tr key={name}>
                  <th scope="row"><code>{name}</code></th>
                  {cells.map((text, at) => (
                    <td key={roles[at]}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableBox>
        </section>
      ))}
    </>
  );
}
