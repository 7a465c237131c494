import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { GroupRow } from "./views.ts";

/** The effect in each branch, kind of client and frequency, where there are clients enough to say. */
export function Groups({ rows }: { readonly rows: readonly GroupRow[] }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="promotion-groups">
      <h2 id="promotion-groups">{t("promotions.groups")}</h2>
      <p className="explain">{t("promotions.groups_lead")}</p>
      <TableBox caption={t("promotions.groups")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("promotions.group")}</th>
            <th scope="col" className="number">{t("promotions.arm_treated")}</th>
            <th scope="col" className="number">{t("promotions.arm_holdout")}</th>
            <th scope="col" className="number">{t("promotions.group_effect")}</th>
            <th scope="col" className="number">{t("promotions.interval")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, dimension, name, treated, holdout, effect, range, formula }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                <small>{dimension}</small>
              </th>
              <td className="number">{treated}</td>
              <td className="number">{holdout}</td>
              <td className="number">
                {effect === null ? (
                  <span className="quiet">{formula}</span>
                ) : (
                  <details>
                    <summary>{effect}</summary>
                    <p className="explain">{formula}</p>
                  </details>
                )}
              </td>
              <td className="number">{range ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
