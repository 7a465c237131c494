import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent } from "react";
import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { extensions } from "./accepted.ts";
import { droppedFiles } from "./dropped-files.ts";
import { UploadProgress } from "./upload-progress.tsx";
import { useUploader } from "./use-uploader.ts";

interface Props {
  /** The upload that more files go into; null for a new one. */
  readonly upload: string | null;
  readonly problems: readonly string[];
}

/** Choosing files. A plain form, to which script adds folders, dropping, progress and a way to stop. Browsers label their own file control in their own language, ours is labelled in the reader's. */
export function UploadForm({ upload, problems }: Props) {
  const words = useWords();
  const { t } = words;
  const uploader = useUploader(upload, words);
  const over = useDropOnPage(async (transfer) => uploader.send(await droppedFiles(transfer)));
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(currentTarget.files ?? [])];
    currentTarget.value = "";
    uploader.send(files);
  };
  const said = [...problems, ...uploader.problems];
  return (
    <section className={`drop${upload ? " drop-more" : ""}${over ? " drop-over" : ""}`} aria-labelledby="drop">
      <h2 id="drop">{t(upload ? "ui.upload_more" : "ui.upload_title")}</h2>
      {uploader.sending ? (
        <UploadProgress sending={uploader.sending} cancel={uploader.cancel} />
      ) : (
        <Form method="post" action={upload ? `/data?upload=${upload}` : "/data"} encType="multipart/form-data" className="drop-form" reloadDocument>
          <p className="drop-hint">{t("ui.upload_drop")}</p>
          <p className="drop-buttons">
            <input id="files" type="file" name="files" multiple accept={extensions.join()} onChange={chosen} />
            <label htmlFor="files" className={upload ? "button" : "button button-main"}>
              {t("ui.upload_choose")}
            </label>
            <FolderInput onChange={chosen} />
            <label htmlFor="folder" className="button scripted">
              {t("ui.upload_folder")}
            </label>
            <button className="button button-main plain">{t("ui.upload_button")}</button>
          </p>
          <p className="quiet">{t("ui.upload_types")}</p>
        </Form>
      )}
      <div role="alert">
        {said.map((problem) => (
          <p key={problem} className="bad">
            {problem}
          </p>
        ))}
      </div>
    </section>
  );
}

/** React knows no attribute for folders. */
function FolderInput({ onChange }: { readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setAttribute("webkitdirectory", ""), []);
  return <input id="folder" ref={input} type="file" className="scripted" onChange={onChange} />;
}

/** Files may be dropped anywhere on the page: a miss must not open the file in place of it. True while some are held over it. */
function useDropOnPage(take: (transfer: DataTransfer) => Promise<void>): boolean {
  const [over, setOver] = useState(false);
  const taken = useEffectEvent(take);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const hold = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => void (event.relatedTarget === null && setOver(false));
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      void taken(event.dataTransfer);
    };
    document.addEventListener("dragover", hold);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => (document.removeEventListener("dragover", hold), document.removeEventListener("dragleave", leave), document.removeEventListener("drop", drop));
  }, []);
  return over;
}
