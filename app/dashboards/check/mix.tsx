import { Link, useLocation } from "react-router";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { AdjustedCheck, SplitChecks } from "#app/metrics/views/check.ts";
import { valueName } from "../words.ts";

interface Props {
  readonly row: AdjustedCheck;
  readonly dimension: SplitChecks["dimension"];
}

/** The way to what an average at the same mix is made of. */
export function AdjustedLink({ row: { figure, adjusted }, dimension }: Props) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  const group = figure.by[dimension] ?? "";
  const value = format.money(adjusted?.value ?? null, 0);
  return (
    <Link className="figure" to={`${withOwn(pathname, search, { mix: `${dimension}~${group}` })}#mix`} aria-label={t("ui.open_figure", { name: `${t("ui.ck_adjusted")}, ${group}`, value })}>
      {value}
    </Link>
  );
}

/** The formula of an average at the same mix with its own numbers: kinds of work, their weights, and averages that open to their orders. */
export function Mix({ row: { figure, adjusted, made }, dimension }: Props) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  const links = useLinks();
  const group = figure.by[dimension] ?? null;
  const name = valueName(dimension, group, t);
  return (
    <div id="mix" className="page-part">
      <h3>{t("ui.ck_mix", { name, value: format.money(adjusted?.value ?? null, 0) })}</h3>
      <p className="explain">{t("ui.ck_mix_note")}</p>
      <TableBox caption={t("ui.ck_mix", { name, value: format.money(adjusted?.value ?? null, 0) })} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.ck_mix_work")}</th>
            <th scope="col" className="number">{t("ui.ck_mix_weight")}</th>
            <th scope="col" className="number">{t("metrics.average_check")}</th>
            <th scope="col" className="number">{t("ui.ck_mix_part")}</th>
            <th scope="col" className="number">{t("ui.ck_orders")}</th>
          </tr>
        </thead>
        <tbody>
          {made?.map(({ by, weight, n, value }) => {
            const work = Object.entries(by).map(([key, word]) => valueName(key, word, t)).join(", ");
            const shown = format.money(value, 0);
            return (
              <tr key={work}>
                <th scope="row">{work}</th>
                <td className="number">{format.share(weight)}</td>
                <td className="number">
                  <Link className="figure" to={links.figure({ ...figure, by: { [dimension]: group, ...by } })} preventScrollReset aria-label={t("ui.open_figure", { name: work, value: shown })}>
                    {shown}
                  </Link>
                </td>
                <td className="number">{format.money(weight * value, 0)}</td>
                <td className="number">{format.count(n)}</td>
              </tr>
            );
          })}
        </tbody>
      </TableBox>
      <p>
        <Link to={withOwn(pathname, search, { mix: null })} preventScrollReset>{t("ui.drawer_close")}</Link>
      </p>
    </div>
  );
}
