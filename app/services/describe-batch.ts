import type { BatchView } from "#app/dashboards/data/load-views.ts";
import type { BatchInfo } from "#pipelines/index.ts";
import type { Wording } from "./plan-upload-columns.ts";

/** One load in the list; its time is shown by this computer's clock. */
export const describeBatch = (batch: BatchInfo, { t, format }: Wording): BatchView => ({
  batch: batch.batch,
  file: batch.file,
  kind: batch.kind,
  kindLabel: t(`kinds.${batch.kind}`),
  who: whoLabel(batch.imported_by, t),
  when: format.moment(batch.imported_at),
  at: batch.imported_at,
  covers: batch.from === null ? "—" : format.span(batch.from, batch.to ?? batch.from),
  from: batch.from,
  status: batch.status,
  read: batch.rows_read,
  loaded: batch.loaded,
  rejected: batch.rejected,
});

function whoLabel(who: string | null, t: Wording["t"]): string {
  if (who === null) return "—";
  return who === "browser" ? t("ui.by_browser") : who === "inbox" ? t("ui.by_inbox") : who;
}
