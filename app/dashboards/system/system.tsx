import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { SystemPage } from "./views.ts";

interface Props {
  readonly page: SystemPage;
  /** A sentence on what was just done. */
  readonly said?: string | undefined;
}

/** The program and its home, for whoever looks after them. */
export function SystemView({ page, said }: Props) {
  const { t, format } = useWords();
  const [last] = page.backups;
  return (
    <>
      <header className="title">
        <p>
          <Link to="/data">{t("ui.nav_data")}</Link>
        </p>
        <h1>{t("ui.system_title")}</h1>
        <p>{t("ui.system_lead")}</p>
      </header>
      {said !== undefined && (
        <p className="said" role="status">
          {said}
        </p>
      )}
      <section>
        <h2>{t("ui.system_backups")}</h2>
        {page.trouble && <p className="said bad" role="alert">{t("ui.system_backup_failed", { at: format.moment(page.trouble.at), problem: page.trouble.problem })}</p>}
        <p>{last ? t("ui.system_last_backup", { at: format.moment(last.at), size: format.bytes(last.bytes) }) : t(page.demo ? "ui.system_demo" : "ui.system_no_backup")}</p>
        {!page.demo && (
          <>
            <p>{page.every_hours > 0 ? t("ui.system_schedule", { hours: page.every_hours, keep: page.keep }) : t("ui.system_no_schedule")}</p>
            <Form method="post">
              <button className="button button-main" name="intent" value="backup">
                {t("ui.system_back_up")}
              </button>
            </Form>
          </>
        )}
        {page.backups.length > 0 && (
          <Rows caption={t("ui.system_backups")} heads={["file", "at", "size"]} rows={page.backups.map(({ name, at, bytes }) => [name, format.moment(at), format.bytes(bytes)])} />
        )}
      </section>
      <Retention page={page} />
      <section>
        <h2>{t("ui.system_versions")}</h2>
        <Rows
          caption={t("ui.system_versions")}
          heads={["what", "value"]}
          rows={[
            [t("ui.system_program"), page.versions.program],
            [t("ui.system_schema"), String(page.versions.state)],
            [t("ui.system_engine"), page.versions.engine],
            ["Node", page.versions.node],
            [t("ui.system_uptime"), format.duration(page.uptime)],
            [t("ui.system_memory"), format.bytes(page.memory)],
          ]}
        />
      </section>
      <section>
        <h2>{t("ui.system_disk")}</h2>
        <Rows caption={t("ui.system_disk")} heads={["what", "size"]} rows={[...page.sizes.map(({ what, bytes }) => [t(`ui.system_${what}`), format.bytes(bytes)]), [t("ui.system_free"), format.bytes(page.free)]]} />
      </section>
      <section>
        <h2>{t("ui.system_jobs")}</h2>
        {page.jobs.length === 0 ? (
          <p>{page.loads > 0 ? t("ui.system_loaded", { n: page.loads }) : t("ui.system_no_jobs")}</p>
        ) : (
          <Rows caption={t("ui.system_jobs")} heads={["at", "files", "state", "took"]} rows={page.jobs.map(({ queued_at, files, state, seconds }) => [format.moment(queued_at), format.count(files), t(`ui.system_job_${state}`), seconds === null ? "—" : format.duration(seconds)])} />
        )}
      </section>
      <section>
        <h2>{t("ui.system_notices")}</h2>
        {page.notices.length === 0 ? (
          <p>{t("ui.system_no_notices")}</p>
        ) : (
          <ul>
            {page.notices.map(({ at, sentence }) => (
              <li key={at + sentence}>
                {format.moment(at)}: {sentence}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** How long originals keep contacts. What is cut is gone, so the form says what will happen before it does. */
function Retention({ page }: Pick<Props, "page">) {
  const { t, format } = useWords();
  const months = page.retention_months;
  return (
    <section>
      <h2>{t("ui.system_retention")}</h2>
      <p>{months === null ? t("ui.system_retention_none") : t("ui.system_retention_rule", { n: months, months: format.count(months) })}</p>
      {!page.demo && (
        <Form method="post" className="form-row">
          <label className="field">
            <span>{t("ui.system_retention_months")}</span>
            <input name="months" type="number" min={1} max={600} inputMode="numeric" defaultValue={months ?? ""} aria-describedby="retention-note" />
          </label>
          <button className="button" name="intent" value="retention">
            {t("ui.system_retention_save")}
          </button>
          <p className="quiet" id="retention-note">
            {t("ui.system_retention_note")}
          </p>
        </Form>
      )}
    </section>
  );
}

type Head = "what" | "value" | "file" | "at" | "size" | "files" | "state" | "took";

function Rows({ caption, heads, rows }: { readonly caption: string; readonly heads: readonly Head[]; readonly rows: readonly (readonly string[])[] }) {
  const { t } = useWords();
  return (
    <TableBox caption={caption} quiet>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`ui.system_column_${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((cell, i) => (
              <td key={heads[i + 1]} className="nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
