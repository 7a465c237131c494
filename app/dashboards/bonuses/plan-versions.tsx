import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { PlanPage } from "./views.ts";

/** Every version with who made it, why, and from when on it pays. */
export function Versions({ versions }: Pick<PlanPage, "versions">) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="plan-versions">
      <h2 id="plan-versions">{t("bonuses.plan_versions")}</h2>
      <TableBox caption={t("bonuses.plan_versions")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("bonuses.plan")}</th>
            <th scope="col">{t("bonuses.plan_first")}</th>
            <th scope="col">{t("bonuses.plan_saved_by")}</th>
            <th scope="col">{t("bonuses.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ ref, name, firstPeriod, by, reason, at }) => (
            <tr key={ref}>
              <th scope="row">
                {name} <span className="quiet">{ref}</span>
              </th>
              <td>{firstPeriod === null ? t("bonuses.plan_always") : format.period(firstPeriod)}</td>
              <td>{[by ?? "—", ...(at ? [format.moment(at)] : [])].join(", ")}</td>
              <td>{reason ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
