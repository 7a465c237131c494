import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { ExplanationList } from "./explanation.tsx";
import type { JoinedView } from "./views.ts";

/** Clients that several records became, biggest first; each opens to how it came together. */
export function Joined({ joined }: { readonly joined: JoinedView }) {
  const { t, format } = useWords();
  const { query, total, page, pages, clients, opened } = joined;
  const address = (more: Readonly<Record<string, string>>): string => `/data/duplicates?${new URLSearchParams({ view: "clients", ...(query && { q: query }), ...more })}`;
  const paged: Record<string, string> = page > 1 ? { page: String(page) } : {};
  return (
    <section className="dup-joined">
      <h2>{t("ui.dup_joined_title")}</h2>
      <Form method="get" role="search" className="dup-search">
        <input type="hidden" name="view" value="clients" />
        <label>
          <span>{t("ui.dup_search")}</span>
          <input type="search" name="q" defaultValue={query} />
        </label>
        <button className="button">{t("ui.dup_search_button")}</button>
      </Form>
      <p className="quiet" role="status">
        {total > 0 ? t("ui.dup_joined_count", { n: total, count: format.count(total) }) : query ? t("ui.dup_search_none", { query }) : t("ui.dup_joined_none")}
      </p>
      {clients.length > 0 && (
        <ul className="dup-list">
          {clients.map(({ id, name, records }) => {
            const isOpen = opened?.id === id;
            const called = name ?? t("ui.dup_no_name");
            return (
              <li key={id} id={`client-${id}`} className={isOpen ? "dup-open" : undefined}>
                <p>
                  <Link to={`/clients/${id}`}>{called}</Link>
                  <span className="quiet">{t("ui.dup_records", { n: records, count: format.count(records) })}</span>
                  <Link className="button button-small" to={isOpen ? address(paged) : address({ ...paged, open: String(id) })} preventScrollReset aria-expanded={isOpen} aria-label={isOpen ? undefined : t("ui.dup_open_which", { name: called })}>
                    {t(isOpen ? "ui.dup_close" : "ui.dup_open")}
                  </Link>
                </p>
                {isOpen && <ExplanationList explanation={opened.explanation} view="clients" />}
              </li>
            );
          })}
        </ul>
      )}
      {pages > 1 && (
        <nav className="pages" aria-label={t("ui.dup_page", { n: page, total: pages })}>
          {page > 1 && <Link to={address({ page: String(page - 1) })}>{t("ui.dup_page_before")}</Link>}
          <span>{t("ui.dup_page", { n: format.count(page), total: format.count(pages) })}</span>
          {page < pages && <Link to={address({ page: String(page + 1) })}>{t("ui.dup_page_next")}</Link>}
        </nav>
      )}
    </section>
  );
}
