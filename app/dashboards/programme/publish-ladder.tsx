import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { LadderPage } from "#app/metrics/views/programme.ts";
import { LadderProblemText } from "./ladder-problem.tsx";

/** The rules just looked at, to be published from a day to come on. */
export function PublishLadder({ page: { fields, latest, firstDay, reason, mayPublish, problems } }: { readonly page: LadderPage }) {
  const { t } = useWords();
  if (!mayPublish) return <p className="explain">{t("programme.may_not")}</p>;
  const wrong = (name: string) => problems.find(({ field }) => field === name);
  const [day, why] = [wrong("first_day"), wrong("reason")];
  return (
    <Form method="post" action="/programme/ladder" className="def-form ladder-rules panel" preventScrollReset aria-labelledby="ladder-publish">
      <h2 id="ladder-publish">{t("programme.publish")}</h2>
      <input type="hidden" name="draft" value="1" />
      <input type="hidden" name="over" value={latest} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="def-field">
        <label htmlFor="ladder-first-day">{t("programme.publish_from")}</label>
        <input id="ladder-first-day" name="first_day" type="date" defaultValue={firstDay} required aria-invalid={day ? true : undefined} aria-describedby={day ? "ladder-first-day-problem" : undefined} />
        {day && <LadderProblemText problem={day} id="ladder-first-day-problem" />}
      </div>
      <div className="def-field">
        <label htmlFor="ladder-reason">{t("programme.publish_why")}</label>
        <input id="ladder-reason" name="reason" type="text" maxLength={500} defaultValue={reason} required aria-invalid={why ? true : undefined} aria-describedby={why ? "ladder-reason-problem" : undefined} />
        {why && <LadderProblemText problem={why} id="ladder-reason-problem" />}
      </div>
      <p className="def-buttons">
        <button className="button button-main">{t("programme.publish_do")}</button>
      </p>
    </Form>
  );
}
