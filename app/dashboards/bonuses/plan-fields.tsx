import { useWords } from "#app/components/locale.tsx";
import { Field } from "./field.tsx";
import { Tiers } from "./tiers.tsx";
import type { AddView, FieldGroup } from "./views.ts";

interface Props {
  readonly groups: readonly FieldGroup[];
  readonly onMove: () => void;
}

/** A plan's values under their roles and parts, with what can be taken out and added. */
export function PlanFields({ groups, onMove }: Props) {
  const starts = groups.flatMap(({ level }, i) => (level === 1 ? [i] : []));
  return starts.map((start, i) => {
    const [whole, ...parts] = groups.slice(start, starts[i + 1]);
    return (
      whole && (
        <fieldset key={whole.key} className="plan-role">
          <legend>{whole.title}</legend>
          <Part group={whole} onMove={onMove} />
          {parts.map((part) => (
            <fieldset key={part.key} className="plan-part">
              <legend>{part.title}</legend>
              <Part group={part} onMove={onMove} />
            </fieldset>
          ))}
          {whole.adds.map((add) => (
            <Add key={add.at} add={add} />
          ))}
        </fieldset>
      )
    );
  });
}

function Part({ group: { title, fields, tiers, remove, note }, onMove }: Omit<Props, "groups"> & { readonly group: FieldGroup }) {
  const { t } = useWords();
  return (
    <>
      {remove !== null && (
        <button className="button button-small plan-remove" name="edit" value={remove} formNoValidate aria-label={t("bonusPlan.remove_part", { name: title })}>{t("bonusPlan.remove")}</button>
      )}
      {note && <p className={note.bad ? "run-note" : "quiet"}>{note.text}</p>}
      <div className="plan-fields">
        {fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </div>
      {tiers && <Tiers title={title} tiers={tiers} onMove={onMove} />}
    </>
  );
}

function Add({ add: { at, label, button, options } }: { readonly add: AddView }) {
  return (
    <div className="plan-add">
      <label className="field">
        <span>{label}</span>
        {options ? (
          <select name={`new ${at}`}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>{option.label}</option>
            ))}
          </select>
        ) : (
          <input name={`new ${at}`} maxLength={60} autoComplete="off" />
        )}
      </label>
      <button className="button" name="edit" value={`add ${at}`} formNoValidate aria-label={`${button}: ${label}`}>{button}</button>
    </div>
  );
}
