import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { FileGaps } from "./file-gaps.tsx";
import { FileQuestions } from "./file-questions.tsx";
import { FileSettings } from "./file-settings.tsx";
import { FileTable } from "./file-table.tsx";
import type { FileBody, FileView } from "./review-views.ts";

const marks = { ready: "✓", check: "!", ask: "?", refused: "×" } as const;

/** One file: a line while everything in it is clear, its whole reading where something is to be seen or decided. */
export function FileCard({ file, upload }: { readonly file: FileView; readonly upload: string }) {
  const { t } = useWords();
  const { slot, state, body } = file;
  const head = (
    <>
      <span className={`file-mark file-${state}`} aria-hidden="true">
        {marks[state]}
      </span>
      <h3>{file.file}</h3>
      <span className="quiet">{[file.summary, file.size].filter(Boolean).join(" · ")}</span>
      <span className={`file-state file-${state}`}>{t(`ui.file_${state}`)}</span>
    </>
  );
  if (!body) {
    return (
      <article className="file-card" id={`file-${slot}`}>
        <div className="file-head">
          {head}
          <Link to={`/data?upload=${upload}&open=${slot}#file-${slot}`} preventScrollReset aria-label={`${t("ui.file_open")}: ${file.file}`}>
            {t("ui.file_open")}
          </Link>
        </div>
      </article>
    );
  }
  return <OpenCard file={file} body={body} head={head} />;
}

function OpenCard({ file, body, head }: { readonly file: FileView; readonly body: FileBody; readonly head: ReactNode }) {
  const { slot, refusal } = file;
  // So at first; afterwards it is the reader's: a card must not close over the field in use.
  const [open] = useState(file.opened);
  return (
    <article className="file-card" id={`file-${slot}`}>
      <details open={open}>
        <summary className="file-head">{head}</summary>
        <div className="file-body">
          <input type="hidden" name={`${slot}.shown`} value={body.shown} />
          {refusal !== null && <p className="warnings">{refusal}</p>}
          <Notes body={body} slot={slot} />
          <FileQuestions questions={body.questions} />
          <FileSettings settings={body.settings} />
          <FileGaps body={body} />
          {body.columns.length > 0 && <FileTable body={body} slot={slot} file={file.file} />}
          <FileFoot body={body} slot={slot} file={file.file} />
        </div>
      </details>
    </article>
  );
}

function Notes({ body, slot }: { readonly body: FileBody; readonly slot: number }) {
  const { t } = useWords();
  return (
    <>
      {body.overlap !== null && <p className="note">{body.overlap}</p>}
      {body.remembered !== null && (
        <p className="note">
          {body.remembered}{" "}
          <button className="button button-small" name="intent" value={`forget.${slot}`}>
            {t("ui.forget")}
          </button>
        </p>
      )}
    </>
  );
}

function FileFoot({ body, slot, file }: { readonly body: FileBody; readonly slot: number; readonly file: string }) {
  const { t } = useWords();
  return (
    <div className="file-foot">
      {body.remember !== null && (
        <label className="tick">
          <input type="hidden" name={`${slot}.remember_shown`} value="on" />
          <input type="checkbox" name={`${slot}.remember`} value="on" defaultChecked={body.remember} /> {t("ui.remember")}
        </label>
      )}
      {body.older && (
        <label className="tick">
          <input type="checkbox" name={`${slot}.older`} value="on" defaultChecked={body.older.on} /> {t("ui.plan_older")} <span className="quiet">{body.older.sentence}</span>
        </label>
      )}
      {body.control && (
        <label className="field">
          <span>{body.control.label}</span>
          <input name={`${slot}.control`} inputMode="decimal" autoComplete="off" defaultValue={body.control.value} />
        </label>
      )}
      <button className="button button-small file-remove" name="intent" value={`remove.${slot}`} aria-label={`${t("ui.file_remove")}: ${file}`}>
        {t("ui.file_remove")}
      </button>
    </div>
  );
}
