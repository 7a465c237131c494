import { useWords } from "#app/components/locale.tsx";
import { Chosen } from "./chosen.tsx";
import { Model } from "./model.tsx";
import { Rules } from "./rules.tsx";
import { Saved } from "./saved.tsx";
import { Together } from "./together.tsx";
import type { SegmentsPage } from "./views.ts";

/** Whom to write to: the segment that is chosen, all there are, what the model of visits says of them, and what became of those that were saved. */
export function Segments({ page }: { readonly page: SegmentsPage }) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("segments.title")}</h1>
        <p>{t("segments.lead", { date: format.date(page.asOf), n: page.clients, count: format.count(page.clients) })}</p>
      </header>
      {page.chosen && <Chosen key={page.chosen.text} page={page} chosen={page.chosen} />}
      <Together page={page} />
      <Rules rules={page.rules} />
      <Model model={page.model} />
      <Saved page={page} />
    </>
  );
}
