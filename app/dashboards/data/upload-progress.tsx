import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import type { Sending } from "./use-uploader.ts";

/** How far the sending is, in bytes, and the way to stop it. */
export function UploadProgress({ sending, cancel }: { readonly sending: Sending; readonly cancel: () => void }) {
  const { t, format } = useWords();
  const { file, index, files, bytes, total, secondsLeft } = sending;
  const stop = useArrival<HTMLButtonElement>();
  return (
    <div className="progress">
      <p role="status">{files > 1 ? t("ui.upload_sending_of", { file, index, files }) : t("ui.upload_sending", { file })}</p>
      <progress value={bytes} max={total || 1} aria-label={t("ui.upload_progress")} />
      <p className="quiet">
        {t("ui.upload_bytes", { bytes: format.bytes(bytes), total: format.bytes(total) })}
        {secondsLeft !== null && ` · ${t("ui.time_left", { time: format.duration(secondsLeft) })}`}
      </p>
      <button ref={stop} type="button" className="button" onClick={cancel}>
        {t("ui.upload_stop")}
      </button>
    </div>
  );
}
