import { useEffect, useRef, useState, type DragEvent } from "react";
import { Form, useNavigation } from "react-router";
import { useWords } from "#app/components/locale.tsx";

/** Choosing files: a plain form, which also takes what is dropped on it. Browsers label their own file control in their own language, ours is labelled in the reader's. */
export function UploadForm({ problems }: { readonly problems: readonly string[] }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const look = () => setChosen([...(input.current?.files ?? [])].map((file) => file.name));
  useEffect(look, []);
  const busy = useNavigation().formEncType === "multipart/form-data";
  const drop = (event: DragEvent<HTMLFormElement>) => {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    look();
    event.currentTarget.requestSubmit();
  };
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input id="files" ref={input} type="file" name="files" multiple accept=".csv,.tsv,.txt,.xlsx" onChange={look} />
      <label htmlFor="files" className="button">
        {t("ui.upload_choose")}
      </label>
      <p role="status" className="quiet chosen">{chosen.length === 0 ? t("ui.upload_drop") : chosen.join(", ")}</p>
      <button className="button button-main" disabled={busy}>
        {busy ? t("ui.upload_busy") : t("ui.upload_button")}
      </button>
      {problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
    </Form>
  );
}
