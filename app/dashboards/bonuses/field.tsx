import type { FieldView } from "./views.ts";

interface Props {
  readonly field: FieldView;
  /** Where the value is also drawn: what stands in the field, and who is told of typing. */
  readonly text?: string;
  readonly onText?: (text: string) => void;
}

/** A value of a plan: typed, or one of several. It stays as it was typed while the page beside it is computed anew. */
export function Field({ field: { name, label, unit, value, optional, options, words, wrong }, text, onText }: Props) {
  const held = onText ? { value: text, onChange: (event: { readonly currentTarget: { readonly value: string } }) => onText(event.currentTarget.value) } : { defaultValue: value };
  return (
    <label className={words ? "field field-words" : "field"}>
      <span>{unit ? `${label}, ${unit}` : label}</span>
      {options ? (
        <select name={name} defaultValue={value} aria-invalid={wrong || undefined}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>{option.label}</option>
          ))}
        </select>
      ) : (
        <input name={name} {...held} {...(words ? { maxLength: 200 } : { inputMode: "decimal", size: 10 })} required={!optional} autoComplete="off" aria-invalid={wrong || undefined} />
      )}
    </label>
  );
}
