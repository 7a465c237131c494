import { useId } from "react";
import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { QuestionView } from "./views.ts";

interface Props {
  readonly questions: readonly QuestionView[];
  /** What is asked about; "" for the statement as a whole. */
  readonly component: string;
  readonly about: string;
  readonly mayAsk: boolean;
  readonly mayRun: boolean;
}

/** Questions about a line with their answers, and a form for one more. */
export function Thread({ questions, component, about, mayAsk, mayRun }: Props) {
  const { t } = useWords();
  return (
    <div className="thread">
      {questions.map((question) => (
        <Question key={question.id} question={question} mayAsk={mayAsk} mayRun={mayRun} />
      ))}
      {questions.length === 0 && !mayAsk && component === "" && <p className="quiet">{t("bonuses.questions_none")}</p>}
      {mayAsk && (
        <details className="ask" key={questions.length}>
          <summary aria-label={`${t("bonuses.ask")}: ${about}`}>{t("bonuses.ask")}</summary>
          <Form method="post" className="stack" preventScrollReset>
            <input type="hidden" name="component" value={component} />
            <Text label={t("bonuses.ask_text")} />
            <button className="button" name="intent" value="ask">{t("bonuses.ask_send")}</button>
          </Form>
        </details>
      )}
    </div>
  );
}

function Question({ question: { id, open, messages }, mayAsk, mayRun }: { readonly question: QuestionView } & Pick<Props, "mayAsk" | "mayRun">) {
  const { t, format } = useWords();
  return (
    <div className={open ? "question question-open" : "question"}>
      <p className="quiet">{t(open ? "bonuses.question_open" : "bonuses.question_closed")}</p>
      <ol>
        {messages.map(({ at, person, text }) => (
          <li key={`${at} ${text}`}>
            <p className="quiet">
              {person}, {format.moment(at)}
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {open && mayAsk && (
        <Form method="post" className="stack" preventScrollReset key={messages.length}>
          <input type="hidden" name="question" value={id} />
          <Text label={t("bonuses.answer_text")} />
          <div className="facts">
            <button className="button" name="intent" value="answer">{t("bonuses.answer_send")}</button>
            {mayRun && <button className="button button-main" name="intent" value="answer_close">{t("bonuses.answer_close")}</button>}
            {mayRun && <button className="link-button" name="intent" value="close" formNoValidate>{t("bonuses.close")}</button>}
          </div>
        </Form>
      )}
    </div>
  );
}

function Text({ label }: { readonly label: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name="text" rows={2} maxLength={2000} required />
    </div>
  );
}
