import { ChartFigure } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { DriverStudy, FeedbackData } from "#app/metrics/views/feedback.ts";
import { metricName, valueName } from "../words.ts";
import type { FeedbackView } from "./feedback-view.server.ts";

/** What moves the recommendation: importance against performance, survey by survey. */
export function Drivers({ data, view }: { readonly data: FeedbackData; readonly view: FeedbackView }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="fb-drivers">
      <h2 id="fb-drivers">{t("ui.fb_drivers")}</h2>
      {data.drivers.length === 0 ? <p>{t("ui.fb_empty_drivers")}</p> : <p className="explain">{t("ui.fb_drivers_text")}</p>}
      <div className="pair">
        {data.drivers.map((study) => {
          const chart = view.drivers.find((one) => one.origin === study.origin)?.chart;
          return (
            <div key={study.origin} className="panel">
              {chart ? <ChartFigure {...chart} /> : <Refused study={study} />}
              <DriverTable study={study} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Refused({ study: { n, least, origin } }: { readonly study: DriverStudy }) {
  const { t, format } = useWords();
  const who = valueName("origin", origin, t);
  return <p>{n < least ? t("ui.fb_drivers_few", { origin: who, n: format.count(n), least: format.count(least) }) : t("ui.fb_drivers_same", { origin: who })}</p>;
}

function DriverTable({ study: { drivers, n, origin } }: { readonly study: DriverStudy }) {
  const { t, format } = useWords();
  const caption = t("ui.fb_drivers_caption", { origin: valueName("origin", origin, t), n: format.count(n) });
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t("ui.fb_driver")}</th>
          <th scope="col" className="number">{t("ui.fb_performance")}</th>
          <th scope="col" className="number">{t("ui.fb_importance")}</th>
          <th scope="col" className="number">{t("ui.fb_correlation")}</th>
        </tr>
      </thead>
      <tbody>
        {drivers.map(({ driver, performance, importance }) => (
          <tr key={driver}>
            <th scope="row">{t(`metrics.csi_${driver}`)}</th>
            <td className="number">
              <FigureValue figure={performance} name={metricName(performance, t)} text={format.number(performance.value, 1)} />
              <small>n {format.count(performance.n)}</small>
            </td>
            <td className="number">
              {importance ? format.number(importance.weight, 2) : "—"}
              {importance && <small>{format.range(importance.low, importance.high, "score")}</small>}
            </td>
            <td className="number">{importance ? format.number(importance.correlation, 2) : "—"}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
