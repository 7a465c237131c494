import { formatter, majorOf } from "#app/i18n/format.ts";
import { teachSegments } from "#app/i18n/segments.ts";
import { segmentName } from "#app/services/segments/names.ts";
import { segmentReport } from "#app/services/segments/report.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { dayOption, parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

/** How many clients are in each segment, the saved ones too, and what they brought. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { "as-of": { type: "string" }, json: { type: "boolean" } });
  positionals(given, []);
  teachSegments();
  const home = await currentHome(io.env);
  const report = await segmentReport(home, dayOption(values["as-of"]));
  const format = formatter(io.locale, home.settings.currency);
  if (values.json) io.stdout.write(`${JSON.stringify({ ...report, segments: report.segments.map(({ money, ...one }) => ({ ...one, money: majorOf(BigInt(money)) })) })}\n`);
  else {
    const rows = report.segments.map(({ id, name, clients, share, money }) => [id, name ?? segmentName(id, io.t), format.count(clients), format.share(share), format.minor(money, 0)]);
    const head = ["segment", "name", "clients", "share", "money"] as const;
    io.stdout.write(`${io.t("segments.as_of", { date: format.date(report.as_of), n: report.clients, count: format.count(report.clients) })}\n\n${textTable(head.map((name) => io.t(`segments.column_${name}`)), rows)}`);
  }
  return exit.done;
}
