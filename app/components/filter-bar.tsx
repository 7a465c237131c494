import { useEffect, type ReactNode } from "react";
import { Form, Link, useNavigate, useSubmit } from "react-router";
import { Choices, type Field } from "./choices.tsx";
import { useWords } from "./locale.tsx";

export interface Chip {
  readonly label: string;
  /** The page without it. */
  readonly to: string;
}
interface Props {
  readonly path: string;
  readonly fields: readonly Field[];
  /** Filters that have no control here and must not get lost. */
  readonly kept: readonly (readonly [param: string, value: string])[];
  readonly chips: readonly Chip[];
  /** What else stands in the bar. */
  readonly children?: ReactNode;
}

/** Escape takes the last chip off, unless a list, a drawer or a chart has it. */
function useEscape(reset: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (reset === null) return;
    const press = (event: KeyboardEvent) => {
      const taken = event.defaultPrevented || event.target instanceof HTMLSelectElement || document.querySelector("[role=dialog], dialog[open]") !== null;
      if (event.key === "Escape" && !taken) void navigate(reset, { preventScrollReset: true });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate, reset]);
}

/** The filters of a page as a form: sends itself on every change, and has a button where there is no script. */
export function FilterBar({ path, fields, kept, chips, children }: Props) {
  const { t } = useWords();
  const submit = useSubmit();
  useEscape(chips.at(-1)?.to ?? null);
  const send = (form: HTMLFormElement) => {
    const filled = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "");
    void submit(new URLSearchParams(filled), { action: path, preventScrollReset: true });
  };
  return (
    <search className="filters" aria-label={t("ui.filters")}>
      <Form method="get" action={path} onChange={(event) => send(event.currentTarget)} onSubmit={(event) => (event.preventDefault(), send(event.currentTarget))}>
        {fields.map((field) => (
          <Choices key={field.param} field={field} />
        ))}
        {kept.map(([param, value]) => (
          <input key={`${param} ${value}`} type="hidden" name={param} value={value} />
        ))}
        <noscript>
          <button className="button">{t("ui.show")}</button>
        </noscript>
      </Form>
      {children && <div className="filters-more">{children}</div>}
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map(({ label, to }) => (
            <li key={label}>
              <Link className="chip" to={to} preventScrollReset aria-label={t("ui.chip_remove", { name: label })}>
                {label} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <Link to={path} preventScrollReset className="chip chip-reset">
                {t("ui.reset")}
              </Link>
            </li>
          )}
        </ul>
      )}
    </search>
  );
}
