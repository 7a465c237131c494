import type { UndoView } from "#app/dashboards/data/load-views.ts";
import type { MessageKey } from "#app/i18n/index.ts";
import { changeBetween } from "./change.ts";
import { describeBatch } from "./describe-batch.ts";
import type { Wording } from "./plan-upload-columns.ts";
import type { UndoEffects } from "./undo-effects.server.ts";

/** What taking a load back would do, in words. */
export function describeUndo(effects: UndoEffects, words: Wording): UndoView {
  const { t, format } = words;
  const { leaves, comes_back, comes_back_from, restores, before, after, clients_split, clients_joined } = effects;
  const { kindLabel: kind, covers, when, who, batch, file } = describeBatch(effects.batch, words);
  const counted = (key: MessageKey, n: number, more: Readonly<Record<string, string>> = {}): string[] => (n > 0 ? [t(key, { n, count: format.count(n), ...more })] : []);
  const counts = [
    { label: t("ui.undo_records"), from: before.records, to: after.records },
    { label: t("ui.undo_clients"), from: before.clients, to: after.clients },
  ];
  return {
    batch,
    file,
    lead: [kind, ...(effects.batch.from === null ? [] : [covers]), t("ui.undo_loaded", { when, who })].join(" · "),
    effects: [
      ...(leaves === 0 ? [t("ui.undo_leaves_none")] : counted("ui.undo_leaves", leaves)),
      ...counted("ui.undo_comes_back", comes_back, { files: comes_back_from.map((one) => one.file).join(", ") }),
      ...(restores ? [t("ui.undo_restores", { when: format.moment(restores.imported_at) })] : []),
      ...counted("ui.undo_split", clients_split),
      ...counted("ui.undo_joined", clients_joined),
    ],
    figures: [...counts.map(({ label, from, to }) => ({ label, before: format.count(from), after: format.count(to), change: format.change(to - from, "count") })), ...measured(effects, words)],
  };
}

function measured({ measured: found }: UndoEffects, { t, format }: Wording): UndoView["figures"] {
  return (found?.before ?? []).flatMap((was, at) => {
    const is = found?.after[at];
    if (!is || (was.value === null && is.value === null)) return [];
    const origin = was.by["origin"];
    const name = t(`metrics.${was.metric}` as MessageKey);
    return [
      {
        label: origin ? `${name}, ${t(`ui.origin_${origin}` as MessageKey)}` : name,
        before: format.value(was.value, was.unit),
        after: format.value(is.value, is.unit),
        change: format.change(changeBetween(was, is)?.value, is.unit),
      },
    ];
  });
}
