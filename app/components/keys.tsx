import { useEffect, useRef } from "react";
import { useWords } from "./locale.tsx";

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
/** By place on the keyboard too: in a Russian or Kazakh layout the same key types another letter. */
const means = {
  help: (event: KeyboardEvent) => event.key === "?" || (event.code === "Slash" && event.shiftKey),
  filters: (event: KeyboardEvent) => event.key === "/" || (event.code === "Slash" && !event.shiftKey),
  table: (event: KeyboardEvent) => event.code === "KeyT",
};

/** The keys of a page, and the list of them under "?". */
export function Keys() {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (means.help(event)) toggle(dialog.current);
      else if (means.filters(event)) document.querySelector<HTMLElement>(".filters select, .filters summary")?.focus();
      else if (means.table(event)) toggleTwin();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const keys = [
    ["?", t("ui.keys_help")],
    ["/", t("ui.keys_filters")],
    ["T", t("ui.keys_table")],
    ["← →", t("ui.keys_steps")],
    ["Enter", t("ui.keys_enter")],
    ["Shift ← →", t("ui.keys_brush")],
    ["Esc", t("ui.keys_escape")],
  ] as const;
  return (
    <>
      <button type="button" className="keys-button" aria-label={t("ui.keys")} title={t("ui.keys")} onClick={() => toggle(dialog.current)}>
        ?
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby="keys">
        <h2 id="keys">{t("ui.keys")}</h2>
        <dl>
          {keys.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button className="button">{t("ui.drawer_close")}</button>
        </form>
      </dialog>
    </>
  );
}

function toggle(dialog: HTMLDialogElement | null): void {
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

/** The table of the chart under the pointer, else of the first one in sight. */
function toggleTwin(): void {
  const charts = Array.from(document.querySelectorAll<HTMLElement>(".chart"));
  const seen = charts.find((chart) => chart.matches(":hover")) ?? charts.find((chart) => chart.getBoundingClientRect().bottom > 120);
  const twin = seen?.querySelector<HTMLDetailsElement>(".chart-twin");
  if (twin) twin.open = !twin.open;
}
