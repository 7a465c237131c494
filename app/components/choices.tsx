import { useEffect, useRef } from "react";
import { useWords } from "./locale.tsx";
import { usePopup } from "./popup.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Heading of the group it stands in. */
  readonly group?: string;
}
export interface Field {
  readonly param: string;
  readonly label: string;
  /** Several values at once, or one with a default. */
  readonly many: boolean;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

/** One filter by native controls: a list to pick one from, or boxes to tick several. */
export function Choices({ field }: { readonly field: Field }) {
  return field.many ? <Several field={field} /> : <One field={field} />;
}

function One({ field: { param, label, choices, chosen } }: { readonly field: Field }) {
  const list = useRef<HTMLSelectElement>(null);
  const value = chosen[0] ?? choices[0]?.value ?? "";
  useEffect(() => {
    if (list.current) list.current.value = value;
  }, [value]);
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return (
    <label className="field">
      <span>{label}</span>
      <select name={param} ref={list} defaultValue={value}>
        {groups.map((group) => {
          const options = choices.filter((choice) => choice.group === group).map((choice) => <Option key={choice.value} choice={choice} />);
          return group === undefined ? options : <optgroup key={group} label={group}>{options}</optgroup>;
        })}
      </select>
    </label>
  );
}

const Option = ({ choice }: { readonly choice: Choice }) => <option value={choice.value}>{choice.label}</option>;

function Several({ field: { param, label, choices, chosen } }: { readonly field: Field }) {
  const { t } = useWords();
  const box = usePopup();
  const names = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
  const [first] = names;
  const said = first === undefined ? t("ui.all") : names.length === 1 ? first : t("ui.chosen", { first, n: names.length - 1 });
  return (
    <details className="field several" ref={box}>
      <summary>
        <span>{label}</span>
        <b>{said}</b>
      </summary>
      <fieldset className="popup">
        <legend className="unseen">{label}</legend>
        {choices.map((choice) => (
          <Tick key={choice.value} param={param} choice={choice} on={chosen.includes(choice.value)} />
        ))}
      </fieldset>
    </details>
  );
}

function Tick({ param, choice, on }: { readonly param: string; readonly choice: Choice; readonly on: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.checked = on;
  }, [on]);
  return (
    <label className="tick">
      <input type="checkbox" name={param} value={choice.value} defaultChecked={on} ref={input} /> {choice.label}
    </label>
  );
}
