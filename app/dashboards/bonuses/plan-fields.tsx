import type { FieldGroup, FieldView } from "./views.ts";

/** Numbers of a plan under their roles and parts. */
export function PlanFields({ groups }: { readonly groups: readonly FieldGroup[] }) {
  const starts = groups.flatMap(({ level }, i) => (level === 1 ? [i] : []));
  const roles = starts.map((start, i) => groups.slice(start, starts[i + 1]));
  return roles.map((parts) => (
    <fieldset key={`${parts[0]?.title} ${parts[0]?.fields[0]?.name}`} className="plan-role">
      <legend>{parts[0]?.title}</legend>
      {parts.map((part) =>
        part.level === 1 ? (
          <Fields key={part.title} fields={part.fields} />
        ) : (
          <fieldset key={part.fields[0]?.name} className="plan-part">
            <legend>{part.title}</legend>
            <Fields fields={part.fields} />
          </fieldset>
        ),
      )}
    </fieldset>
  ));
}

function Fields({ fields }: { readonly fields: readonly FieldView[] }) {
  return (
    <div className="plan-fields">
      {fields.map(({ name, label, unit, value, optional }) => (
        <label key={name} className="field">
          <span>{unit ? `${label}, ${unit}` : label}</span>
          <input name={name} defaultValue={value} inputMode="decimal" required={!optional} size={10} autoComplete="off" />
        </label>
      ))}
    </div>
  );
}
