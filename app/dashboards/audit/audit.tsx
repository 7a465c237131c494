import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import type { AuditPage, AuditRow } from "./views.ts";

/** Who did and saw what, and whether the log is whole. */
export function AuditView({ page }: { readonly page: AuditPage }) {
  const { t, format } = useWords();
  const { seen, filter, rows, total } = page;
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  const at = (n: number): string => `?${new URLSearchParams([...asked, ["page", String(n)]])}`;
  return (
    <>
      <header className="title">
        <h1>{t("ui.audit_title")}</h1>
        <p>{t("ui.audit_lead")}</p>
      </header>
      {seen.broken ? (
        <p className="problem" role="alert">
          {t(`ui.audit_broken_${seen.broken.why}`, { seq: format.count(seen.broken.seq) })}
        </p>
      ) : (
        <p role="status">{t("ui.audit_whole", { count: format.count(seen.entries) })}</p>
      )}
      <AuditFilters page={page} />
      <p>
        {t("ui.audit_found", { count: format.count(total) })}{" "}
        <a href={`/settings/audit.csv?${asked}`} download>
          {t("ui.audit_csv")}
        </a>
      </p>
      {rows.length > 0 && <AuditTable rows={rows} />}
      {page.pages > 1 && (
        <nav aria-label={t("ui.audit_pages")} className="audit-pages">
          {page.page > 1 && <Link to={at(page.page - 1)}>{t("ui.audit_newer")}</Link>} {t("ui.audit_page", { page: format.count(page.page), pages: format.count(page.pages) })} {page.page < page.pages && <Link to={at(page.page + 1)}>{t("ui.audit_older")}</Link>}
        </nav>
      )}
    </>
  );
}

function AuditFilters({ page: { filter, people, actions } }: { readonly page: AuditPage }) {
  const { t } = useWords();
  const word = useActionWord();
  return (
    <Form method="get" className="form-row audit-filters" key={JSON.stringify(filter)}>
      <label>
        {t("ui.audit_who")}
        <select name="who" defaultValue={filter.who}>
          <option value="">{t("ui.all")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("ui.audit_what")}
        <select name="what" defaultValue={filter.what}>
          <option value="">{t("ui.all")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {word(action)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("ui.audit_object")}
        <input name="object" defaultValue={filter.object} placeholder="client:17" maxLength={80} />
      </label>
      <label>
        {t("ui.audit_from")}
        <input type="date" name="from" defaultValue={filter.from} />
      </label>
      <label>
        {t("ui.audit_to")}
        <input type="date" name="to" defaultValue={filter.to} />
      </label>
      <button className="button">{t("ui.show")}</button>
    </Form>
  );
}

/** The word of an action; one that this version does not know is shown as it is written. */
function useActionWord(): (action: string) => string {
  const { t } = useWords();
  return (action) => {
    const key = `ui.audit_action_${action}`;
    return hasMessage(key) ? t(key) : action;
  };
}

function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const { t, format } = useWords();
  const word = useActionWord();
  return (
    <TableBox caption={t("ui.audit_title")} quiet>
      <thead>
        <tr>
          {(["number", "when", "who", "what", "object", "result"] as const).map((name) => (
            <th key={name} scope="col">
              {t(`ui.audit_${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ seq, at, who, seenAs, action, object, result }) => (
          <tr key={seq}>
            <th scope="row">{seq}</th>
            <td className="nowrap">{format.moment(at)}</td>
            <td>
              {who ?? t("ui.audit_nobody")}
              {seenAs !== null && ` → ${t("ui.audit_seen_as", { name: seenAs })}`}
            </td>
            <td>{word(action)}</td>
            <td className="audit-object">{object ?? "—"}</td>
            <td>{result ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
