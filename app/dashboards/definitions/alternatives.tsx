import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { AlternativeView } from "#app/metrics/views/definitions.ts";
import { FigureFacts, Marks } from "../figure-facts.tsx";
import { metricName, metricText } from "../words.ts";
import { SideFigure } from "./side-figure.tsx";

interface Props {
  readonly published: Figure | null;
  readonly alternatives: readonly AlternativeView[] | null;
  readonly ask: string;
}
const different = (metric: string, t: Translate): string => {
  const key = `ui.def_alt_${metric}`;
  return hasMessage(key) ? t(key) : "";
};

/** The published definition and those that others go by, one under the other. */
export function Alternatives({ published, alternatives, ask }: Props) {
  const { t, format } = useWords();
  if (alternatives === null || published === null) {
    return (
      <p>
        <Link className="button" to={ask} preventScrollReset>
          {t("ui.def_alt_ask")}
        </Link>{" "}
        <span className="quiet">{t("ui.def_alt_ask_note")}</span>
      </p>
    );
  }
  const rows = [{ figure: published, difference: null }, ...alternatives];
  return (
    <TableBox caption={t("ui.def_alt_title")} quiet className="def-alternatives">
      <thead>
        <tr>
          <th scope="col">{t("ui.def_metric")}</th>
          <th scope="col" className="number">{t("ui.def_alt_value")}</th>
          <th scope="col" className="number">{t("ui.def_alt_difference")}</th>
          <th scope="col">{t("ui.def_alt_what")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, difference }, i) => (
          <tr key={figure.metric}>
            <th scope="row">
              <Link to={`/definitions/${figure.metric}`}>{metricName(figure, t)}</Link>
              {i === 0 && <small>{t("ui.def_alt_ours")}</small>}
            </th>
            <td className="number">
              <SideFigure figure={figure} side="now" />
              <FigureFacts figure={figure} />
              <Marks figure={figure} />
            </td>
            <td className="number">{i === 0 ? "" : format.change(difference, "share")}</td>
            <td className="def-sentence">
              {metricText(figure.metric, "sentence", t)} {different(figure.metric, t)}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
