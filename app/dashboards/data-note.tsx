import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { OverviewData } from "#app/metrics/types.ts";

/** What the figures stand on: records joined into clients, visits nobody could be named for, the span of the data. */
export function DataNote({ notes }: { readonly notes: NonNullable<OverviewData["dataNotes"]> }) {
  const { t, format } = useWords();
  const { records, clients, unidentifiedVisits, visits, from, to } = notes;
  return (
    <footer className="data-note">
      <h2>{t("ui.data_note")}</h2>
      <p>
        {t("ui.note_clients", { records: format.count(records), clients: format.count(clients) })}{" "}
        {visits > 0 && t("ui.note_unidentified", { count: format.count(unidentifiedVisits), total: format.count(visits), share: format.share(unidentifiedVisits / visits) })}{" "}
        {from && to && t("ui.note_span", { from: format.date(from), to: format.date(to) })} <Link to="/data">{t("ui.note_more")}</Link>
      </p>
    </footer>
  );
}
