import { useWords } from "#app/components/locale.tsx";
import type { Outlook } from "#app/metrics/views/clients.ts";
import type { ClientHead } from "./views.ts";

/** What is to be expected of a client, with the formula in its own numbers; the visits it was reckoned from are in the timeline of the page. */
export function ClientOutlook({ outlook }: { readonly outlook: ClientHead["outlook"] }) {
  const { t, format } = useWords();
  return (
    <div id="outlook">
      <dt>{t("ui.outlook")}</dt>
      {typeof outlook === "string" ? (
        <dd className="quiet">{t(`ui.outlook_${outlook}`)}</dd>
      ) : (
        <dd>
          {t("ui.outlook_chance", { chance: format.share(outlook.alive, 0) })}; {t("ui.outlook_visits", { visits: format.number(outlook.visits, 1) })}
          {outlook.money !== null && `, ${t("ui.outlook_money", { money: format.minor(outlook.money, 0) })}`}
          <How outlook={outlook} />
        </dd>
      )}
    </div>
  );
}

function How({ outlook: { alive, visitDays, between, known, model } }: { readonly outlook: Outlook }) {
  const { t, format } = useWords();
  const n = (value: number, digits = 2) => format.number(value, digits);
  const x = visitDays - 1;
  return (
    <details>
      <summary>{t("ui.outlook_how")}</summary>
      <p>{t("ui.outlook_from", { visits: format.count(visitDays), between: format.count(between), known: format.count(known) })}</p>
      <p>
        <code>1 ÷ (1 + a ÷ (b + x) × ((α + T) ÷ (α + t))^(r + x))</code>
      </p>
      <p>
        <code>
          1 ÷ (1 + {n(model.a)} ÷ ({n(model.b)} + {x}) × (({n(model.alpha, 0)} + {format.count(known)}) ÷ ({n(model.alpha, 0)} + {format.count(between)}))^({n(model.r)} + {x})) = {format.share(alive, 0)}
        </code>
      </p>
      <p className="quiet">{t("ui.outlook_note")}</p>
    </details>
  );
}
