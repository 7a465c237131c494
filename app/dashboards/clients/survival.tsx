import { ChartFigure } from "#app/charts/figure.tsx";
import { useWords } from "#app/components/locale.tsx";
import { usePoints } from "../points.ts";
import type { ClientsView } from "./clients-view.server.ts";

/** How soon clients come again after a contact, and from what silence on they count as lost. */
export function Survival({ drawn: { chart, points }, lostAfterDays }: { readonly drawn: ClientsView["survival"]; readonly lostAfterDays: number | null }) {
  const { t } = useWords();
  const doors = usePoints(points);
  return (
    <section className="panel" aria-labelledby="clients-survival">
      <h2 id="clients-survival">{t("ui.clients_survival")}</h2>
      <ChartFigure {...chart} {...doors} />
      <p className="explain">{t(lostAfterDays === null ? "ui.clients_survival_no_gap" : "ui.clients_survival_note")}</p>
    </section>
  );
}
