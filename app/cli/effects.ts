import { formatter } from "#app/i18n/format.ts";
import type { Locale, MessageKey, Translate } from "#app/i18n/index.ts";
import { changeBetween } from "#app/services/change.ts";
import type { UndoEffects } from "#app/services/undo-effects.server.ts";
import { textTable } from "./table.ts";

/** What taking a load back would do, for people. */
export function effectsText(effects: UndoEffects, t: Translate, locale: Locale): string {
  const format = formatter(locale);
  const { batch, leaves, comes_back, comes_back_from, restores, before, after, clients_split, clients_joined } = effects;
  const lines = [
    t("cli.undo_would", { batch: batch.batch, file: batch.file }),
    t("cli.undo_leaves", { n: leaves, rows: format.count(leaves) }),
    ...(comes_back ? [t("cli.undo_comes_back", { n: comes_back, rows: format.count(comes_back), files: comes_back_from.map(({ file }) => file).join(", ") })] : []),
    ...(restores ? [t("cli.undo_restores", { when: format.moment(restores.imported_at) })] : []),
    t("cli.undo_clients", { before: format.count(before.clients), after: format.count(after.clients) }),
    ...(clients_split ? [t("cli.undo_split", { n: clients_split })] : []),
    ...(clients_joined ? [t("cli.undo_joined", { n: clients_joined })] : []),
  ];
  const rows = (effects.measured?.before ?? []).flatMap((was, at) => {
    const is = effects.measured?.after[at];
    if (!is || (was.value === null && is.value === null)) return [];
    const origin = was.by["origin"] ? ` (${was.by["origin"]})` : "";
    const change = format.change(changeBetween(was, is)?.value, is.unit);
    return [[t(`metrics.${was.metric}` as MessageKey) + origin, format.value(was.value, was.unit), format.value(is.value, is.unit), change]];
  });
  const headers = (["metric", "before", "after", "change"] as const).map((name) => t(`cli.column_${name}`));
  return `${lines.join("\n")}\n${rows.length ? `\n${textTable(headers, rows)}` : ""}`;
}
