import { useEffect, useRef, type ChangeEvent } from "react";
import { Form, useNavigation, useSubmit } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import { FileCard } from "./file-card.tsx";
import type { ReviewView } from "./review-views.ts";

/** Everything found in the files, before loading. A change is looked at at once where script runs, else by a button; the main button loads. */
export function ReviewForm({ review }: { readonly review: ReviewView }) {
  const { t } = useWords();
  const { upload, files, ready, asking, refused } = review;
  const form = useRef<HTMLFormElement>(null);
  const changed = useRef<Element | null>(null);
  const submit = useSubmit();
  const sending = useNavigation().formData?.get("intent");
  const look = ({ target }: ChangeEvent<HTMLFormElement>): void => {
    const field: unknown = target;
    if (!form.current || !(field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && field.type === "radio"))) return;
    changed.current = field.closest(".file-card");
    const answers = new FormData(form.current);
    answers.set("intent", "look");
    void submit(answers, { method: "post", action: "/data", preventScrollReset: true, replace: true });
  };
  // An answered question goes away with the focus in it: keys and screen readers go on from its file.
  useEffect(() => {
    if (!changed.current || document.activeElement !== document.body) return;
    changed.current.querySelector("summary")?.focus();
    changed.current = null;
  });
  const all = ready === files.length;
  return (
    <section className="review" aria-labelledby="review">
      <header className="review-head">
        <h2 id="review" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
          {t("ui.plan_title")}
        </h2>
        <p className="explain" role="status">
          {t("ui.plan_lead")} {[...(ready ? [t("ui.plan_ready", { n: ready })] : []), ...(asking ? [t("ui.plan_asking", { n: asking })] : []), ...(refused ? [t("ui.plan_refused", { n: refused })] : [])].join(" ")}
        </p>
      </header>
      <Form method="post" action="/data" className="review-form" ref={form} onChange={look} preventScrollReset>
        <input type="hidden" name="upload" value={upload} />
        {/* Enter in a field looks again: the first button of a form is the one that Enter presses. */}
        <button className="unseen" name="intent" value="look" tabIndex={-1} aria-hidden="true">
          {t("ui.plan_again")}
        </button>
        {files.map((file) => (
          <FileCard key={file.slot} file={file} upload={upload} />
        ))}
        <div className="buttons review-bar">
          {(ready > 0 || asking > 0) && (
            <button className="button button-main" name="intent" value="load" disabled={sending === "load"}>
              {sending === "load" ? t("ui.plan_loading") : all ? t("ui.plan_confirm", { n: files.length }) : t("ui.plan_confirm_ready", { ready, files: files.length })}
            </button>
          )}
          <button className="button" name="intent" value="look">
            {t("ui.plan_again")}
          </button>
          <button className="button" name="intent" value="cancel">
            {t("ui.plan_cancel")}
          </button>
          {asking > 0 && <span className="quiet">{t("ui.plan_asking", { n: asking })}</span>}
        </div>
      </Form>
    </section>
  );
}
