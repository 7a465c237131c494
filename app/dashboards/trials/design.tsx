import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { TestFields } from "./fields.tsx";
import type { DesignPage, PointView, TestRow } from "./views.ts";

/** A test thought out before it is launched: the form, its answer beside it, the draw, and what was drawn before. */
export function DesignTest({ page }: { readonly page: DesignPage }) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("trials.title")}</h1>
        <p>{t("trials.lead")}</p>
      </header>
      {page.problems.map((problem) => (
        <p key={problem} className="said bad" role="alert">{problem}</p>
      ))}
      <div className="trial-design">
        <Form method="get" className="trial-form panel" aria-label={t("trials.form")}>
          <TestFields form={page.form} choices={page.choices} />
          <div className="facts">
            <button className="button button-main">{t("trials.think")}</button>
          </div>
          {page.mayDraw && page.answer !== null && <Draw page={page} />}
        </Form>
        <Answer page={page} />
      </div>
      <Tests tests={page.tests} />
    </>
  );
}

/** What the draw needs besides: it goes out with the same form. */
function Draw({ page: { form } }: { readonly page: DesignPage }) {
  const { t } = useWords();
  return (
    <fieldset className="trial-draw">
      <legend>{t("trials.draw_title")}</legend>
      <p className="explain">{t("trials.draw_lead")}</p>
      <label className="field">
        <span>{t("trials.field_code")}</span>
        <input name="code" defaultValue={form.code} maxLength={40} autoComplete="off" />
      </label>
      <label className="field">
        <span>{t("trials.field_name")}</span>
        <input name="name" defaultValue={form.name} maxLength={120} autoComplete="off" />
      </label>
      <label className="field">
        <span>{t("trials.field_channel")}</span>
        <input name="channel" defaultValue={form.channel} maxLength={60} autoComplete="off" />
      </label>
      <label className="field">
        <span>{t("trials.field_seed")}</span>
        <input name="seed" defaultValue={form.seed} inputMode="numeric" autoComplete="off" />
        <small>{t("trials.seed_hint")}</small>
      </label>
      <button className="button" formMethod="post">{t("trials.draw")}</button>
    </fieldset>
  );
}

function Answer({ page: { answer, none } }: { readonly page: DesignPage }) {
  const { t } = useWords();
  if (answer === null) return <section className="panel" aria-label={t("trials.answer")}><p className="quiet">{none}</p></section>;
  return (
    <section className="panel" aria-labelledby="trial-answer" aria-live="polite">
      <h2 id="trial-answer">{t("trials.answer")}</h2>
      <p className="trial-sentence">{answer.sentence}</p>
      <p>{answer.suggestion}</p>
      <dl className="identity-list">
        {answer.facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Curve curve={answer.curve} />
    </section>
  );
}

function Curve({ curve }: { readonly curve: readonly PointView[] }) {
  const { t } = useWords();
  return (
    <TableBox caption={t("trials.curve")}>
      <thead>
        <tr>
          <th scope="col">{t("trials.curve_share")}</th>
          <th scope="col" className="number">{t("trials.curve_holdout")}</th>
          <th scope="col" className="number">{t("trials.curve_seen")}</th>
          <th scope="col" className="number">{t("trials.curve_proven")}</th>
          <th scope="col" className="number">{t("trials.curve_chance")}</th>
          <th scope="col" className="number">{t("trials.curve_cost")}</th>
          <th scope="col" className="number">{t("trials.curve_information")}</th>
        </tr>
      </thead>
      <tbody>
        {curve.map((point) => (
          <tr key={point.key} className={point.isChosen ? "trial-chosen" : undefined} aria-current={point.isChosen ? "true" : undefined}>
            <th scope="row">{point.share}</th>
            <td className="number">{point.holdout}</td>
            <td className="number">{point.seen}</td>
            <td className="number">{point.proven}</td>
            <td className="number">{point.chance}</td>
            <td className="number">{point.cost}</td>
            <td className="number">{point.information}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Tests({ tests }: { readonly tests: readonly TestRow[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="trials-drawn">
      <h2 id="trials-drawn">{t("trials.drawn_title")}</h2>
      {tests.length === 0 ? (
        <p className="quiet">{t("trials.none_drawn")}</p>
      ) : (
        <TableBox caption={t("trials.drawn_title")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("trials.column_test")}</th>
              <th scope="col">{t("trials.plan_dates")}</th>
              <th scope="col">{t("trials.column_until")}</th>
              <th scope="col">{t("trials.field_whom")}</th>
              <th scope="col" className="number">{t("trials.column_share")}</th>
              <th scope="col">{t("trials.column_drawn")}</th>
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <tr key={test.code}>
                <th scope="row">
                  <Link to={test.to}>{test.name}</Link>
                  <small>{test.code}</small>
                </th>
                <td>{test.from}</td>
                <td className="nowrap">{test.until}</td>
                <td>{test.whom}</td>
                <td className="number">{test.share}</td>
                <td className="nowrap">{test.drawnAt}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}
