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
            {body.missing.map(({ name, label, value, hint, offers }) => (
              <label key={name} className="field gap">
                <span>
                  {label} {hint !== "" && <small>{hint}</small>}
                </span>
                <input name={name} defaultValue={value} autoComplete="off" list={offers.length > 0 ? `offers-${name}` : undefined} />
                {offers.length > 0 && (
                  <datalist id={`offers-${name}`}>
                    {offers.map((offer) => (
                      <option key={offer} value={offer} />
                    ))}
                  </datalist>
                )}
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
      {body.words.length > 0 && <Words lists={body.words} />}
    </>
  );
}

/** Every word with the column it stands in and a meaning to pick; what happens without one is the list's first line. */
function Words({ lists }: { readonly lists: readonly WordList[] }) {
  const { t } = useWords();
  return (
    <fieldset className="question question-soft">
      <legend>{t("ui.words_title")}</legend>
      <div className="gaps">
        {lists.flatMap(({ label, choices, required, words }) =>
          words.map(({ name, word, rows, value }) => (
            <label key={name} className="field gap">
              <span>
                {label}: <b>«{word}»</b> <small>{rows}</small>
              </span>
              <Pick name={name} value={value}>
                <option value="">{t(required ? "ui.word_reject" : "ui.word_blank")}</option>
                <Options choices={choices} />
              </Pick>
            </label>
          )),
        )}
      </div>
    </fieldset>
  );
}
