import { basename } from "node:path";
import { formatter } from "#app/i18n/format.ts";
import { noted, progressAt, startTrack } from "#app/services/job-progress.ts";
import type { JobProgress } from "#app/services/job.ts";
import type { Progress } from "#pipelines/index.ts";
import type { CommandIo } from "./io.ts";

const ofOneFile = new Set<Progress["step"]>(["archive", "read", "check"]);

/** Where an import is, on stderr: one line that redraws itself in a terminal, elsewhere a line per file and one for the rest. */
export function progressLine({ stderr, isTTY, t, locale }: Pick<CommandIo, "stderr" | "isTTY" | "t" | "locale">, now: () => number = Date.now): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  let last = "";
  let track = startTrack(now());
  const { bytes: size, count, duration } = formatter(locale);
  const measured = ({ bytes, total_bytes, rows, seconds_left }: JobProgress): string => {
    if (!total_bytes) return "";
    const parts = [`${size(bytes)} / ${size(total_bytes)}`, ...(rows ? [t("cli.progress_rows", { n: rows, rows: count(rows) })] : [])];
    return ` · ${[...parts, ...(seconds_left === null ? [] : [t("cli.progress_left", { time: duration(seconds_left) })])].join(" · ")}`;
  };
  return {
    show(progress) {
      track = noted(track, progress, now());
      const { file, index, files, step } = progress;
      if (!isTTY && step !== "read" && step !== "models") return;
      const counter = files > 1 && ofOneFile.has(step) ? `[${index}/${files}] ` : "";
      const at = isTTY ? progressAt(track, now()) : null;
      const line = counter + t(`cli.progress_${step}`, { file: basename(file) }) + (at ? measured(at) : "");
      if (line === last) return;
      last = line;
      stderr.write(isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    clear() {
      if (isTTY && last) stderr.write("\r\u001b[2K");
    },
  };
}
