import { useWords } from "#app/components/locale.tsx";
import { Options, Pick } from "./pick.tsx";
import type { FileBody, WordList } from "./review-views.ts";

/** What the file does not say: required columns that are not there, words that no list knows. */
export function FileGaps({ body }: { readonly body: FileBody }) {
  const { t } = useWords();
  return (
    <>
      {body.missing.length > 0 && (
        <fieldset className="question">
          <legend>{t("ui.missing_title", { n: body.missing.length })}</legend>
          <p>{t("ui.missing_lead")}</p>
          <div className="gaps">
            {body.missing.map(({ name, label, value, hint }) => (
              <label key={name} className="field gap">
                <span>{label}</span>
                <input name={name} defaultValue={value} autoComplete="off" />
                {hint !== "" && <small>{hint}</small>}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {body.constants.map(({ name, label, value }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <input name={name} defaultValue={value} />
        </label>
      ))}
      {body.words.map((list) => (
        <Words key={list.column} list={list} />
      ))}
    </>
  );
}

function Words({ list }: { readonly list: WordList }) {
  const { t } = useWords();
  return (
    <fieldset className="question question-soft">
      <legend>{t("ui.words_title", { column: list.label })}</legend>
      <p>{t(list.required ? "ui.words_rejected" : "ui.words_blank")}</p>
      <div className="gaps">
        {list.words.map(({ name, word, rows, value }) => (
          <label key={name} className="field gap">
            <span>«{word}»</span>
            <Pick name={name} value={value}>
              <option value="">{t(list.required ? "ui.word_reject" : "ui.word_blank")}</option>
              <Options choices={list.choices} />
            </Pick>
            {rows !== "" && <small>{rows}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
