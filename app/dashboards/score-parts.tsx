import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { FigureDetail } from "#app/metrics/types.ts";
import { componentMarks, metricName } from "./words.ts";

/** A score taken apart: each component with its own numbers, opening to its own rows; the points add up to the score. */
export function ScoreParts({ detail: { figure, components } }: { readonly detail: FigureDetail }) {
  const { t, format } = useWords();
  if (components.length === 0) return null;
  const score = (value: number) => format.value(value, "score");
  return (
    <TableBox caption={t("ui.drawer_components")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.drawer_component")}</th>
          <th scope="col" className="number">{t("ui.drawer_actual")}</th>
          <th scope="col" className="number">{t("ui.drawer_target")}</th>
          <th scope="col" className="number">{t("ui.staff_attainment_title")}</th>
        </tr>
      </thead>
      <tbody>
        {components.map((component) => (
          <tr key={component.id}>
            <th scope="row">
              {metricName(component.actual, t)}
              {componentMarks(component, t).map((text) => (
                <small key={text}>{text}</small>
              ))}
            </th>
            <td className="number">
              <FigureValue figure={component.actual} name={metricName(component.actual, t)} />
              <small>n {format.count(component.actual.n)}</small>
            </td>
            <td className="number">{component.actual.unit === "share" ? format.share(component.target) : format.number(component.target)}</td>
            <td className="number">
              {t("ui.staff_attainment", { attainment: score(component.attainment), weight: score(component.weight), points: score(component.points) })}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{metricName(figure, t)}</th>
          <td />
          <td />
          <td className="number strong">{format.value(figure.value, figure.unit)}</td>
        </tr>
      </tbody>
    </TableBox>
  );
}
