import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { TopClient } from "#app/metrics/views/clients.ts";

/** The most active clients of the month; each leads to the visits that count. */
export function TopClients({ clients, asOf }: { readonly clients: readonly TopClient[]; readonly asOf: string }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="clients-top">
      <h2 id="clients-top">{t("ui.clients_top", { month: format.month(asOf) })}</h2>
      {clients.length === 0 ? (
        <p className="explain">{t("ui.clients_top_none")}</p>
      ) : (
        <ol className="clients-top">
          {clients.map(({ id, name, branch, visits, margin }) => (
            <li key={id}>
              <Link to={`/clients/${id}#timeline`}>{name ?? t("ui.dup_no_name")}</Link> <span className="quiet">{branch}</span>
              <small>
                {t("ui.clients_top_visits", { n: visits, count: format.count(visits) })}, {t("ui.clients_top_margin", { money: format.minor(margin, 0) })}
              </small>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
