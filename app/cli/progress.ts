import { basename } from "node:path";
import type { Progress } from "#pipelines/index.ts";
import type { CommandIo } from "./io.ts";

/** Where an import is, on stderr: one line that redraws itself in a terminal, a line per step elsewhere. */
export function progressLine({ stderr, isTTY, t }: Pick<CommandIo, "stderr" | "isTTY" | "t">): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  let last = "";
  return {
    show({ file, index, files, step }) {
      const counter = files > 1 ? `[${index}/${files}] ` : "";
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
