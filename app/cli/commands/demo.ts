import { remakeDemo } from "#app/services/demo.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { progressLine } from "../progress.ts";
import { reportExit, reportJson, reportText } from "../report.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  positionals(given, []);
  const { t } = io;
  io.stderr.write(`${t("cli.demo_writing")}\n`);
  const progress = progressLine(io);
  const { report, path } = await remakeDemo(progress.show);
  progress.clear();
  io.stdout.write(values.json ? `${JSON.stringify(reportJson(report, t))}\n` : reportText(report, t, io.locale));
  io.stderr.write(`${t("cli.demo_ready", { path })}\n`);
  return reportExit(report) === exit.done ? exit.done : exit.failed;
}
