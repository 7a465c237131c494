import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Figure } from "#app/metrics/types.ts";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { metricName } from "../words.ts";
import { EmptyPart } from "./empty-part.tsx";

/** Who asks how many of their clients: answers mean little where the asked are chosen. */
export function Asked({ data }: { readonly data: FeedbackData }) {
  const { t, format } = useWords();
  const { asked: { group, people }, kinds } = data;
  const few = people.filter((person) => person.few);
  return (
    <section aria-labelledby="fb-asked">
      <h2 id="fb-asked">{t("ui.fb_asked")}</h2>
      {!kinds.survey_invitations ? (
        <EmptyPart kind="survey_invitations" />
      ) : (
        <>
          <p className="explain">{t("ui.fb_asked_text")}</p>
          {few.length === 0 && <p>{t("ui.fb_few_none")}</p>}
          {few.map(({ staff, name, asked: figure }) => (
            <p key={staff} className="feedback-warning">
              {t("ui.fb_few_one", { name, share: format.share(figure.value), group: format.share(group?.value) })}
            </p>
          ))}
          {people.length > 0 && (
            <TableBox caption={t("ui.fb_asked")} quiet>
              <thead>
                <tr>
                  <th scope="col">{t("ui.fb_person")}</th>
                  <th scope="col" className="number">{metricName({ metric: "asked_share", by: {} }, t)}</th>
                  <th scope="col" className="number">{metricName({ metric: "response_rate", by: {} }, t)}</th>
                  <th scope="col" className="number">{metricName({ metric: "nps", by: { origin: "internal" } }, t)}</th>
                  <th scope="col">{t("ui.fb_judgement")}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <tr key={person.staff}>
                    <th scope="row">{person.name}</th>
                    <Cell figure={person.asked} name={person.name} />
                    <Cell figure={person.response} name={person.name} />
                    <Cell figure={person.internal} name={person.name} />
                    <td className="change-bad nowrap">{person.few ? `▼ ${t("ui.fb_few")}` : ""}</td>
                  </tr>
                ))}
                <tr className="total">
                  <th scope="row">{t("ui.group")}</th>
                  <Cell figure={group} name={t("ui.group")} />
                  <td colSpan={3} />
                </tr>
              </tbody>
            </TableBox>
          )}
        </>
      )}
    </section>
  );
}

function Cell({ figure, name }: { readonly figure: Figure | null; readonly name: string }) {
  const { t, format } = useWords();
  if (!figure || figure.value === null) return <td className="number">—</td>;
  return (
    <td className="number">
      <FigureValue figure={figure} name={`${metricName(figure, t)}, ${name}`} />
      <small>
        n {format.count(figure.n)} · {format.range(figure.low, figure.high, figure.unit)}
      </small>
    </td>
  );
}
