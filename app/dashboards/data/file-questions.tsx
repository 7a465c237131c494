import type { Question } from "./review-views.ts";

/** What the file leaves open: one answer each, with what stands in the file. */
export function FileQuestions({ questions }: { readonly questions: readonly Question[] }) {
  return questions.map(({ name, text, examples, choices }) => (
    <fieldset key={name} className="question">
      <legend>{text}</legend>
      {examples !== "" && <p>{examples}</p>}
      <p className="question-choices">
        {choices.map(({ value, label }) => (
          <label key={value} className="tick">
            <input type="radio" name={name} value={value} /> {label}
          </label>
        ))}
      </p>
    </fieldset>
  ));
}
