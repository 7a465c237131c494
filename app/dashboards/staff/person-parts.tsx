import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ComponentRow, PersonRow } from "#app/metrics/types.ts";
import type { AdjustedPart, PersonData } from "#app/metrics/views/staff.ts";
import { componentMarks, metricName } from "../words.ts";
import { twinUnit } from "./twin-part.tsx";

/** What the score of the period is made of: each component with its own numbers, opening to its rows, and beside it the same at the same work. */
export function PersonParts({ data, row, period }: { readonly data: PersonData; readonly row: PersonRow; readonly period: string }) {
  const { t, format } = useWords();
  const heads = ["drawer_actual", "st_n", "drawer_target", "staff_attainment_title", "st_expected", "st_difference"] as const;
  return (
    <section className="staff-part" aria-labelledby="person-parts">
      <h2 id="person-parts">{t("ui.drawer_components")}</h2>
      <TableBox caption={t("ui.st_parts", { name: data.person.name, period })} quiet className="twin">
        <thead>
          <tr>
            <th scope="col">{t("ui.drawer_component")}</th>
            {heads.map((key) => (
              <th key={key} scope="col" className="number">{t(`ui.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.components.map((component) => (
            <Part key={component.id} component={component} person={data.person.name} part={data.adjusted.find(({ id }) => id === component.id)} />
          ))}
          <tr className="total">
            <th scope="row">{metricName(row.score, t)}</th>
            <td colSpan={3} />
            <td className="number">{format.value(row.score.value, "score")}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </TableBox>
      <p className="explain">{t("ui.st_parts_note")}</p>
    </section>
  );
}

function Part({ component, person, part }: { readonly component: ComponentRow; readonly person: string; readonly part: AdjustedPart | undefined }) {
  const { t, format } = useWords();
  const { actual, target, attainment, weight, points } = component;
  const score = (value: number) => format.value(value, "score");
  const name = metricName(actual, t);
  const over = (["served", "sale"] as const).find((key) => actual.parts?.[key] !== undefined);
  const unit = twinUnit(component.id);
  return (
    <tr>
      <th scope="row">
        {name}
        {componentMarks(component, t).map((text) => (
          <small key={text}>{text}</small>
        ))}
      </th>
      <td className="number strong">
        <FigureValue figure={actual} name={`${name}, ${person}`} />
        {actual.low !== null && <small className="nowrap">{format.range(actual.low, actual.high, actual.unit)}</small>}
      </td>
      <td className="number">{over ? <FigureValue figure={actual} part={over} name={`${t(`ui.part_${over}`)}, ${person}`} text={format.count(actual.parts?.[over] ?? 0)} /> : format.count(actual.n)}</td>
      <td className="number">{target === null ? "—" : actual.unit === "share" ? format.share(target) : format.number(target)}</td>
      <td className="number">{t("ui.staff_attainment", { attainment: score(attainment), weight: score(weight), points: score(points) })}</td>
      <td className="number">{part ? format.value(part.expected, unit) : "—"}</td>
      <td className="number">
        {part ? format.change(part.difference, unit) : "—"}
        {part && <small className="nowrap">{`${format.change(part.low, unit)} … ${format.change(part.high, unit)}`}</small>}
      </td>
    </tr>
  );
}
