import { useWords } from "#app/components/locale.tsx";
import type { Told } from "./views.ts";

/** Numbers that open to how they were made. */
export function ToldList({ told }: { readonly told: readonly Told[] }) {
  const { t } = useWords();
  return (
    <ul className="told">
      {told.map(({ key, label, value, range, formula }) => (
        <li key={key} id={`figure-${key}`}>
          <details>
            <summary>
              <span>{label}</span> <b className="number">{value}</b>
            </summary>
            <p className="explain">{formula}</p>
          </details>
          {range !== null && <small title={t("promotions.interval")}>{range}</small>}
        </li>
      ))}
    </ul>
  );
}
