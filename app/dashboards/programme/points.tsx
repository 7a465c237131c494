import { ChartFigure } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Figure } from "#app/metrics/types.ts";
import type { ProgrammeData } from "#app/metrics/views/programme.ts";
import { metricName } from "../words.ts";
import type { ProgrammeView } from "./programme-view.server.ts";

/** The accounts through the period, month by month, and what became of the points of each month. */
export function Points({ data, view }: { readonly data: ProgrammeData; readonly view: ProgrammeView }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="programme-points" className="page-part">
      <h2 id="programme-points">{t("programme.points")}</h2>
      <div className="pair even">
        <div className="panel">
          <Balance data={data} />
        </div>
        <div className="panel">{view.cohorts === null ? <p className="explain">{t("programme.cohorts_none")}</p> : <ChartFigure {...view.cohorts} />}</div>
      </div>
      <div className="pair even">
        <Months months={data.months} />
        <Accrual figure={data.accrual} />
      </div>
    </section>
  );
}

function Balance({ data: { balance, from, to } }: { readonly data: ProgrammeData }) {
  const { t, format } = useWords();
  const { opening, closing, issued, redeemed, expired, takenBack } = balance;
  const moved = [["issued", issued], ["redeemed", redeemed], ["expired", expired], ["taken_back", takenBack]] as const;
  return (
    <>
      <h3>{t("programme.balance")}</h3>
      <TableBox caption={t("programme.balance")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.balance_movement")}</th>
            <th scope="col" className="number">{t("programme.balance_point")}</th>
            <th scope="col" className="number">{t("programme.balance_worth")}</th>
          </tr>
        </thead>
        <tbody>
          <Standing name={t("programme.balance_opening", { date: format.date(from) })} figure={opening} />
          {moved.map(([key, figure]) => (
            <tr key={key}>
              <th scope="row">{t(`programme.balance_${key}`)}</th>
              <td className="number">
                <FigureValue figure={figure} name={metricName(figure, t)} />
              </td>
              <td />
            </tr>
          ))}
          <Standing name={t("programme.balance_closing", { date: format.date(to) })} figure={closing} className="total" />
        </tbody>
      </TableBox>
      <p className="explain">
        {closing === null ? t("programme.balance_no_branch") : t("programme.balance_note", { points: format.count(closing.parts?.["balance"] ?? 0), money: format.value(closing.value, "money") })}
      </p>
    </>
  );
}

/** What lies on the accounts on a day: points, and what they are worth. */
function Standing({ name, figure, className }: { readonly name: string; readonly figure: Figure | null; readonly className?: string }) {
  const { format } = useWords();
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      <td className="number">{figure === null ? "—" : format.count(figure.parts?.["balance"] ?? 0)}</td>
      <td className="number">{figure === null ? "—" : <FigureValue figure={figure} name={name} />}</td>
    </tr>
  );
}

function Months({ months }: { readonly months: ProgrammeData["months"] }) {
  const { t, format } = useWords();
  return (
    <div className="panel">
      <h3>{t("programme.months")}</h3>
      <TableBox caption={t("programme.months")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.month")}</th>
            {(["issued", "redeemed", "expired"] as const).map((key) => (
              <th key={key} scope="col" className="number">{t(`programme.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, ...row }) => (
            <tr key={month}>
              <th scope="row">{format.month(month)}</th>
              {(["issued", "redeemed", "expired"] as const).map((key) => {
                const figure = row[key];
                return <td key={key} className="number">{figure ? <FigureValue figure={figure} name={`${metricName(figure, t)}, ${format.month(month)}`} /> : "—"}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}

function Accrual({ figure }: { readonly figure: Figure }) {
  const { t, format } = useWords();
  const parts = [["by_card", "accrual_card"], ["by_code", "accrual_code"], ["numerator", "accrual_phone"], ["by_other", "accrual_other"]] as const;
  const entries = (part: (typeof parts)[number][0]): number => (part === "numerator" ? Number(figure.numerator ?? 0) : (figure.parts?.[part] ?? 0));
  return (
    <div className="panel">
      <h3>{t("programme.accrual")}</h3>
      {figure.n === 0 ? (
        <p className="explain">{t("programme.accrual_none")}</p>
      ) : (
        <>
          <p>{t("programme.accrual_text", { phone: format.count(figure.numerator), all: format.count(figure.n) })}</p>
          <TableBox caption={t("programme.accrual_how")} quiet>
            <thead>
              <tr>
                <th scope="col">{t("programme.accrual_how")}</th>
                <th scope="col" className="number">{t("programme.entries")}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(([part, key]) => (
                <tr key={part}>
                  <th scope="row">{t(`programme.${key}`)}</th>
                  <td className="number">
                    <FigureValue figure={figure} part={part} name={t(`programme.${key}`)} text={format.count(entries(part))} />
                  </td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </>
      )}
    </div>
  );
}
