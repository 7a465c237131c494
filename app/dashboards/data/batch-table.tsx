import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BatchView } from "./load-views.ts";

const sortKeys: SortKeys<BatchView> = {
  file: (batch) => batch.file,
  kind: (batch) => batch.kindLabel,
  who: (batch) => batch.who,
  when: (batch) => batch.at,
  covers: (batch) => batch.from,
  read: (batch) => batch.read,
  loaded: (batch) => batch.loaded,
  rejected: (batch) => batch.rejected,
};

interface Props {
  readonly batches: readonly BatchView[];
  /** Of one kind only; null for all. */
  readonly kind: string | null;
  /** The demo's loads stay as they are. */
  readonly locked: boolean;
}

/** Every load, newest first; each can be taken back. */
export function BatchTable({ batches, kind, locked }: Props) {
  const { t } = useWords();
  const shown = kind === null ? batches : batches.filter((batch) => batch.kind === kind);
  const { sorted, sorting } = useSorting(shown, sortKeys);
  return (
    <section className="batches" aria-labelledby="batches">
      <h2 id="batches">{t("ui.batches_title")}</h2>
      <KindFilter batches={batches} kind={kind} />
      <TableBox caption={t("ui.batches_title")} quiet>
        <thead>
          <tr>
            <SortHead column="file" sorting={sorting}>{t("ui.batch_file")}</SortHead>
            <SortHead column="kind" sorting={sorting}>{t("ui.batch_kind")}</SortHead>
            <SortHead column="covers" sorting={sorting}>{t("ui.batch_covers")}</SortHead>
            <SortHead column="read" sorting={sorting} number>{t("ui.batch_read")}</SortHead>
            <SortHead column="loaded" sorting={sorting} number>{t("ui.batch_loaded")}</SortHead>
            <SortHead column="rejected" sorting={sorting} number>{t("ui.batch_rejected")}</SortHead>
            <SortHead column="when" sorting={sorting}>{t("ui.batch_when")}</SortHead>
            <SortHead column="who" sorting={sorting}>{t("ui.batch_who")}</SortHead>
            <th scope="col">{t("ui.batch_status")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((batch) => (
            <BatchRow key={`${batch.batch} ${batch.at}`} batch={batch} locked={locked} />
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

/** Kinds as links, where there are several. */
function KindFilter({ batches, kind }: Pick<Props, "batches" | "kind">) {
  const { t } = useWords();
  const kinds = [...new Map(batches.map((batch) => [batch.kind, batch.kindLabel]))];
  if (kinds.length < 2) return null;
  return (
    <nav className="chips" aria-label={t("ui.batch_kind")}>
      <Link className="chip" to="/data#batches" preventScrollReset aria-current={kind === null ? "true" : undefined}>
        {t("ui.batch_all_kinds")}
      </Link>
      {kinds.map(([value, label]) => (
        <Link key={value} className="chip" to={`/data?kind=${value}#batches`} preventScrollReset aria-current={kind === value ? "true" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function BatchRow({ batch, locked }: { readonly batch: BatchView; readonly locked: boolean }) {
  const { t, format } = useWords();
  const name = encodeURIComponent(batch.batch);
  return (
    <tr className={batch.status === "loaded" ? undefined : "batch-off"}>
      <th scope="row">{batch.file}</th>
      <td>{batch.kindLabel}</td>
      <td>{batch.covers}</td>
      <td className="number">{format.count(batch.read)}</td>
      <td className="number">{format.count(batch.loaded)}</td>
      <td className="number">
        {batch.rejected === 0 ? (
          "0"
        ) : (
          <a href={`/rejects.csv?batch=${name}`} download aria-label={`${t("ui.report_rejects_download")}: ${format.count(batch.rejected)}`}>
            {format.count(batch.rejected)}
          </a>
        )}
      </td>
      <td className="nowrap">{batch.when}</td>
      <td>{batch.who}</td>
      <td className="state">
        {t(`ui.batch_status_${batch.status}`)}
        {batch.status === "loaded" && !locked && (
          <Link to={`/data/undo?batch=${name}`} aria-label={`${t("ui.batch_undo")}: ${batch.file}`}>
            {t("ui.batch_undo")}
          </Link>
        )}
      </td>
    </tr>
  );
}
