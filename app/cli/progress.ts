import { basename } from "node:path";
import type { Progress } from "#pipelines/index.ts";
import type { CommandIo } from "./io.ts";

const ofOneFile = new Set<Progress["step"]>(["archive", "read", "check"]);

/** Where an import is, on stderr: one line that redraws itself in a terminal, elsewhere a line per file and one for the rest. */
export function progressLine({ stderr, isTTY, t }: Pick<CommandIo, "stderr" | "isTTY" | "t">): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  let last = "";
  return {
    show({ file, index, files, step }) {
      if (!isTTY && step !== "read" && step !== "models") return;
      const counter = files > 1 && ofOneFile.has(step) ? `[${index}/${files}] ` : "";
      const line = counter + t(`cli.progress_${step}`, { file: basename(file) });
      if (line === last) return;
      last = line;
      stderr.write(isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    clear() {
      if (isTTY && last) stderr.write("\r\u001b[2K");
    },
  };
}
