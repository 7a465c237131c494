import { useEffect, useRef } from "react";
import { Form, Link, useNavigate, useNavigation, useSubmit } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { compared } from "./compare.ts";
import { Comparison } from "./comparison.tsx";
import { Reasons } from "./pair-words.tsx";
import type { QueueView } from "./views.ts";

interface Props {
  readonly pair: NonNullable<QueueView["current"]>;
  readonly position: number;
  readonly total: number;
  /** Where "later" leads; null when this is the only pair. */
  readonly later: string | null;
}

/** Two clients that may be one, side by side, with the three answers. In focus it takes them by the keys 1, 2 and 3. */
export function PairCard({ pair, position, total, later }: Props) {
  const { t, format } = useWords();
  const [submit, navigate] = [useSubmit(), useNavigate()];
  const busy = useNavigation().state !== "idle";
  const card = useRef<HTMLElement>(null);
  const { a, b } = pair;
  useEffect(() => {
    // After an answer the next card takes the focus that its buttons would lose; the first one on the page does not.
    if (new URLSearchParams(location.search).has("pair")) card.current?.focus();
  }, []);
  useEffect(() => {
    const element = card.current;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy) return;
      const intent = event.key === "1" ? "same" : event.key === "2" ? "different" : null;
      if (intent) void submit({ intent, a, b }, { method: "post" });
      else if (event.key === "3" && later !== null) void navigate(later);
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [a, b, busy, later, navigate, submit]);
  return (
    <article className="dup-pair" aria-labelledby="dup-pair-title" tabIndex={-1} ref={card}>
      <header>
        <h2 id="dup-pair-title">{t("ui.dup_queue_title")}</h2>
        <p className="quiet">{t("ui.dup_queue_position", { n: format.count(position), total: format.count(total) })}</p>
      </header>
      <p className="dup-because">
        <span className={pair.strong ? "dup-tag dup-tag-strong" : "dup-tag"}>{t(pair.strong ? "ui.dup_strong" : "ui.dup_weak")}</span> <Reasons pair={pair} />
      </p>
      <Comparison left={pair.left} right={pair.right} rows={compared(pair.left, pair.right, format)} />
      <Form method="post" className="dup-answers">
        <input type="hidden" name="a" value={a} />
        <input type="hidden" name="b" value={b} />
        <button className="button button-main" name="intent" value="same" aria-keyshortcuts="1" disabled={busy}>
          {t("ui.dup_same")}
        </button>
        <button className="button" name="intent" value="different" aria-keyshortcuts="2" disabled={busy}>
          {t("ui.dup_different")}
        </button>
        {later !== null && (
          <Link className="button" to={later} aria-keyshortcuts="3">
            {t("ui.dup_later")}
          </Link>
        )}
        <span className="quiet dup-hint">{t("ui.dup_keys_hint")}</span>
      </Form>
    </article>
  );
}
