import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";

/** How soon clients come again after a contact, and from what silence on they count as lost. */
export function Survival({ chart, lostAfterDays }: { readonly chart: DrawnChart; readonly lostAfterDays: number | null }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="clients-survival">
      <h2 id="clients-survival">{t("ui.clients_survival")}</h2>
      <ChartFigure {...chart} />
      <p className="explain">{t(lostAfterDays === null ? "ui.clients_survival_no_gap" : "ui.clients_survival_note")}</p>
    </section>
  );
}
