import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BackTest, ExpectedClass, SegmentsPage } from "./views.ts";

/** What is to be expected of clients within a year, and beside it how well the same model would have foretold the last one. */
export function Model({ model: { none, parameters, outlook, all, backTest, survival } }: { readonly model: SegmentsPage["model"] }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="segments-model">
      <h2 id="segments-model">{t("segments.model_title")}</h2>
      {none === "working" && <p>{t("segments.working")}</p>}
      {none !== null && none !== "working" && (
        <>
          <p>{t(`segments.no_model_${none}`)} {t("segments.no_model_survival")}</p>
          <Survived test={backTest} />
          <TableBox caption={t("segments.survival")}>
            <thead>
              <tr>
                <th scope="col">{t("segments.silent")}</th>
                <th scope="col" className="number">{t("segments.returns")}</th>
              </tr>
            </thead>
            <tbody>
              {survival.map(({ days, chance }) => (
                <tr key={days}>
                  <th scope="row">{t("segments.days", { n: days, count: format.count(days) })}</th>
                  <td className="number">{format.share(chance)}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </>
      )}
      {parameters && all && (
        <>
          <p>{t("segments.outlook", { n: all.clients, count: format.count(all.clients), alive: format.share(all.alive), visits: format.count(Math.round(all.visits)) })}{all.money !== null && ` ${t("segments.outlook_money", { money: format.minor(all.money, 0) })}`}</p>
          {backTest === "working" ? <p>{t("segments.working")}</p> : backTest && <Held test={backTest} />}
          <div className="segment-model">
            <Classes caption={t("segments.outlook_title")} rows={[...outlook, all]} />
            {backTest !== null && backTest !== "working" && backTest.all && <Tested caption={t("segments.backtest_title", { from: format.date(backTest.from), until: format.date(backTest.until) })} rows={[...backTest.classes, backTest.all]} />}
          </div>
          <p className="quiet">{t("segments.parameters", { r: format.number(parameters.r, 3), alpha: format.number(parameters.alpha, 1), a: format.number(parameters.a, 3), b: format.number(parameters.b, 3) })}</p>
        </>
      )}
    </section>
  );
}

/** How far off the model would have been, in words: too few is said as plainly as too many. */
function Held({ test }: { readonly test: BackTest }) {
  const { t, format } = useWords();
  const { none, all, until } = test;
  if (none !== null || !all)
    return (
      <>
        <p><strong>{t(`segments.backtest_none_${none ?? "few"}`, { from: format.date(test.from) })}</strong></p>
        <Survived test={test} />
      </>
    );
  const params = { expected: format.count(Math.round(all.visits)), actual: format.count(all.actualVisits), until: format.date(until) };
  if (all.actualVisits === 0) return <p>{t("segments.backtest_nothing", params)}</p>;
  const off = all.visits / all.actualVisits - 1;
  return <p><strong>{t(off < -0.02 ? "segments.backtest_under" : off > 0.02 ? "segments.backtest_over" : "segments.backtest_fits", { ...params, off: format.share(Math.abs(off)) })}</strong></p>;
}

/** Where the model cannot be tested: how silences alone would have foretold who returns. */
function Survived({ test }: { readonly test: BackTest | "working" | null }) {
  const { t, format } = useWords();
  if (test === "working") return <p>{t("segments.working")}</p>;
  if (!test?.bySurvival) return null;
  const { clients, expected, actual } = test.bySurvival;
  return <p>{t("segments.backtest_survival", { n: clients, count: format.count(clients), from: format.date(test.from), until: format.date(test.until), expected: format.count(Math.round(expected)), actual: format.count(actual), off: actual ? format.share(expected / actual - 1) : "—" })}</p>;
}

const className = (id: string, t: ReturnType<typeof useWords>["t"]): string => (id === "all" ? t("segments.all_classes") : id.replace("-", "–"));

function Classes({ caption, rows }: { readonly caption: string; readonly rows: readonly ExpectedClass[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t("segments.repeats")}</th>
          <th scope="col" className="number">{t("segments.column_clients")}</th>
          <th scope="col" className="number">{t("segments.column_alive")}</th>
          <th scope="col" className="number">{t("segments.expected_visits")}</th>
          <th scope="col" className="number">{t("segments.expected_money")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{className(row.id, t)}</th>
            <td className="number">{format.count(row.clients)}</td>
            <td className="number">{format.share(row.alive, 0)}</td>
            <td className="number">{format.count(Math.round(row.visits))}</td>
            <td className="number">{row.money === null ? "—" : format.minor(row.money, 0)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Tested({ caption, rows }: { readonly caption: string; readonly rows: readonly ExpectedClass[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t("segments.repeats")}</th>
          <th scope="col" className="number">{t("segments.column_clients")}</th>
          <th scope="col" className="number">{t("segments.expected_visits")}</th>
          <th scope="col" className="number">{t("segments.actual_visits")}</th>
          <th scope="col" className="number">{t("segments.off")}</th>
          <th scope="col" className="number">{t("segments.expected_money")}</th>
          <th scope="col" className="number">{t("segments.actual_money")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{className(row.id, t)}</th>
            <td className="number">{format.count(row.clients)}</td>
            <td className="number">{format.count(Math.round(row.visits))}</td>
            <td className="number">{format.count(row.actualVisits)}</td>
            <td className="number">{row.actualVisits ? format.share(row.visits / row.actualVisits - 1) : "—"}</td>
            <td className="number">{row.money === null ? "—" : format.minor(row.money, 0)}</td>
            <td className="number">{format.minor(row.actualMoney, 0)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
