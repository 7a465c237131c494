import { ChartFigure } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { ServiceData, SplitRates } from "#app/metrics/views/service.ts";
import type { ServiceView } from "./service-view.server.ts";

/** From sale to service and back, by branch and by seller. */
export function Rates({ data, view }: { readonly data: ServiceData; readonly view: ServiceView }) {
  const { t } = useWords();
  return (
    <section className="page-part" aria-labelledby="sv-rates">
      <h2 id="sv-rates">{t("ui.sv_rates")}</h2>
      <Pair rates={data.toService} charts={view.toService} />
      <Pair rates={data.toSale} charts={view.toSale} />
      <p className="explain">{t("ui.sv_person_note")}</p>
    </section>
  );
}

/** A branch is a filter; a person opens the cars and sales behind the share. */
function Pair({ rates, charts }: { readonly rates: SplitRates; readonly charts: ServiceView["toService"] }) {
  const { t } = useWords();
  const links = useLinks();
  const branches = useDoors("branch", rates.branches.map(({ by }) => by["branch"]));
  return (
    <div className="pair even">
      <div className="panel">
        <ChartFigure {...charts.branches} {...branches} />
      </div>
      <div className="panel">
        <ChartFigure {...charts.people} doors={rates.people.map((figure) => links.figure(figure))} doorHint={t("ui.sv_door_hint")} />
      </div>
    </div>
  );
}
