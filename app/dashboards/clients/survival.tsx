import { ChartFigure } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import type { ClientsView } from "./clients-view.server.ts";

/** How soon clients come again after a contact, and from what silence on they count as lost. */
export function Survival({ drawn: { chart, branches }, lostAfterDays }: { readonly drawn: ClientsView["survival"]; readonly lostAfterDays: number | null }) {
  const { t } = useWords();
  const doors = useDoors("branch", branches);
  return (
    <section className="panel" aria-labelledby="clients-survival">
      <h2 id="clients-survival">{t("ui.clients_survival")}</h2>
      <ChartFigure {...chart} {...(branches.some((branch) => branch !== null) && doors)} />
      <p className="explain">{t(lostAfterDays === null ? "ui.clients_survival_no_gap" : "ui.clients_survival_note")}</p>
    </section>
  );
}
