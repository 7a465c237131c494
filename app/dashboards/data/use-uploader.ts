import { useEffect, useRef, useState } from "react";
import { useNavigate, useRevalidator } from "react-router";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { isExport, isLitter, maxFileBytes, maxFiles } from "./accepted.ts";
import { Pace } from "./pace.ts";
import { sendFile } from "./send-file.ts";

/** Where a sending is; null while nothing is sent. */
export interface Sending {
  readonly file: string;
  readonly index: number;
  readonly files: number;
  readonly bytes: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}
export interface Uploader {
  readonly sending: Sending | null;
  /** What was not taken, and why. */
  readonly problems: readonly string[];
  readonly send: (files: readonly File[]) => void;
  readonly cancel: () => void;
}

const limit = maxFileBytes / 1024 ** 3;

/** Sends files one after another into one upload, and opens it when they are there. What cannot be taken is named before anything is sent. */
export function useUploader(upload: string | null, { t, format }: { readonly t: Translate; readonly format: Format }): Uploader {
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const stop = useRef<AbortController | null>(null);
  const gone = useRef(false);
  // Whoever goes to another page is not fetched back by a file that has arrived.
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      stop.current?.abort(cancelled());
    };
  }, []);

  async function run(files: readonly File[], said: readonly string[]): Promise<void> {
    const control = (stop.current = new AbortController());
    const pace = new Pace();
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const refused = [...said];
    let [to, before] = [upload, 0];
    try {
      for (const [index, file] of files.entries()) {
        const onProgress = (bytes: number): void => {
          pace.mark(performance.now(), before + bytes);
          setSending({ file: file.name, index: index + 1, files: files.length, bytes: before + bytes, total, secondsLeft: pace.secondsLeft(total) });
        };
        onProgress(0);
        const sent = await sendFile(file, to, { signal: control.signal, onProgress });
        to = sent.upload ?? to;
        refused.push(...sent.problems);
        setProblems([...refused]);
        before += file.size;
      }
    } catch (error) {
      setProblems([...refused, t(isCancelled(error) ? "ui.upload_cancelled" : "ui.upload_broken")]);
    }
    if (gone.current) return;
    // Whatever arrived is shown, though the rest did not.
    if (to !== null && to !== upload) await navigate(`/data?upload=${to}`, { preventScrollReset: true });
    else await revalidator.revalidate();
  }

  const send = (chosen: readonly File[]): void => {
    if (stop.current) return;
    const { fit, said } = sorted(chosen, { t, format });
    setProblems(said);
    if (fit.length === 0) return;
    void run(fit, said).finally(() => {
      stop.current = null;
      setSending(null);
    });
  };
  return { sending, problems, send, cancel: () => stop.current?.abort(cancelled()) };
}

const cancelled = (): DOMException => new DOMException("cancelled", "AbortError");
const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** Those that can be sent, and a sentence for each sort that cannot. */
function sorted(chosen: readonly File[], { t, format }: { readonly t: Translate; readonly format: Format }): { readonly fit: readonly File[]; readonly said: string[] } {
  const files = chosen.filter(({ name }) => !isLitter(name));
  const foreign = files.filter(({ name }) => !isExport(name));
  const large = files.filter(({ name, size }) => isExport(name) && size > maxFileBytes);
  const fit = files.filter(({ name, size }) => isExport(name) && size <= maxFileBytes);
  const said = [
    ...(files.length === 0 ? [t("ui.upload_none")] : []),
    ...(foreign.length ? [t("ui.upload_foreign", { n: foreign.length, files: foreign.map(({ name }) => name).join(", ") })] : []),
    ...large.map(({ name, size }) => t("ui.upload_too_large", { file: name, size: format.bytes(size), limit })),
    ...(fit.length > maxFiles ? [t("ui.upload_too_many", { n: fit.length - maxFiles, limit: maxFiles, file: fit[maxFiles]?.name ?? "" })] : []),
  ];
  return { fit: fit.slice(0, maxFiles), said };
}
