import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BatchView } from "./data-views.ts";

const sortKeys: SortKeys<BatchView> = {
  file: (batch) => batch.file,
  kind: (batch) => batch.kind,
  read: (batch) => batch.read,
  loaded: (batch) => batch.loaded,
  rejected: (batch) => batch.rejected,
};

/** Every load, newest first; each can be taken back. */
export function BatchTable({ batches, locked }: { readonly batches: readonly BatchView[]; readonly locked: boolean }) {
  const { t, format } = useWords();
  const { sorted, sorting } = useSorting(batches, sortKeys);
  return (
    <section className="batches" aria-labelledby="batches">
      <h2 id="batches">{t("ui.batches_title")}</h2>
      {batches.length === 0 ? (
        <p className="explain">{t("ui.batches_none")}</p>
      ) : (
        <TableBox caption={t("ui.batches_title")} quiet>
          <thead>
            <tr>
              <SortHead column="file" sorting={sorting}>{t("ui.batch_file")}</SortHead>
              <SortHead column="kind" sorting={sorting}>{t("ui.batch_kind")}</SortHead>
              <th scope="col">{t("ui.batch_when")}</th>
              <SortHead column="read" sorting={sorting} number>{t("ui.batch_read")}</SortHead>
              <SortHead column="loaded" sorting={sorting} number>{t("ui.batch_loaded")}</SortHead>
              <SortHead column="rejected" sorting={sorting} number>{t("ui.batch_rejected")}</SortHead>
              <th scope="col">{t("ui.batch_status")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((batch) => (
              <tr key={batch.batch}>
                <th scope="row">{batch.file}</th>
                <td>{batch.kind}</td>
                <td className="nowrap">{batch.when}</td>
                <td className="number">{format.count(batch.read)}</td>
                <td className="number">{format.count(batch.loaded)}</td>
                <td className="number">
                  {batch.rejected === 0 ? (
                    "0"
                  ) : (
                    <a href={`/rejects.csv?batch=${encodeURIComponent(batch.batch)}`} download aria-label={`${t("ui.report_rejects_download")}: ${format.count(batch.rejected)}`}>
                      {format.count(batch.rejected)}
                    </a>
                  )}
                </td>
                <td className="state">
                  {t(`ui.batch_status_${batch.status}`)}
                  {batch.status === "loaded" && !locked && (
                    <Form method="post" action="/data">
                      <input type="hidden" name="batch" value={batch.batch} />
                      <button className="button button-small" name="intent" value="undo">
                        {t("ui.batch_undo")}
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}
