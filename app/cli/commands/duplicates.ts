import { formatter } from "#app/i18n/format.ts";
import { keyPhrase } from "#app/dashboards/duplicates/compare.ts";
import type { DecisionView } from "#app/dashboards/duplicates/views.ts";
import { decideByKeys, overview, readKey, undoByNumber } from "#app/services/duplicates/shell.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { osUser } from "#app/services/who.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { choice, parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

const verbs = ["same", "different", "no-key", "is-key", "undo"] as const;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [word, ...rest] = given;
  const verb = choice("duplicates", word, verbs);
  const home = await currentHome(io.env);
  const json = values.json === true;
  if (verb === undefined) return show(await overview(home), json, io);
  const isPair = verb === "same" || verb === "different";
  const names = verb === "undo" ? ["ID"] : isPair ? ["KEY", "KEY"] : ["KEY"];
  const texts = positionals(rest, names).map((text, i) => {
    if (text === undefined) throw new UsageError("missing_argument", { argument: names[i] ?? "KEY" });
    return text;
  });
  const by = osUser(io.env);
  const [first = "", second = ""] = texts;
  const decision =
    verb === "undo"
      ? await undoByNumber(home, first, by)
      : await decideByKeys(home, isPair ? { verdict: verb, left: await readKey(first), right: await readKey(second) } : { verdict: verb === "no-key" ? "no_key" : "is_key", left: await readKey(first) }, by);
  io.stdout.write(json ? `${JSON.stringify(decision)}\n` : `${decisionLine(decision, io)}\n`);
  return exit.done;
}

function decisionLine(decision: DecisionView, { t }: CommandIo): string {
  const keys = [decision.left, ...(decision.right ? [decision.right] : [])].map((key) => keyPhrase(key, t)).join(", ");
  return `${decision.id}. ${t(`ui.dup_verdict_${decision.verdict}`)}: ${keys} (${t(decision.waiting ? "ui.dup_state_waiting" : `ui.dup_state_${decision.state}`)})`;
}

function show(found: Awaited<ReturnType<typeof overview>>, json: boolean, io: CommandIo): number {
  const { t, locale, stdout } = io;
  if (json) {
    stdout.write(`${JSON.stringify(found, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value))}\n`);
    return exit.done;
  }
  const format = formatter(locale);
  const { headline, queue, unfit, decisions } = found;
  stdout.write(`${t("ui.note_clients", { records: format.count(headline.records), clients: format.count(headline.clients) })}\n`);
  for (const [name, share] of [["joined", headline.joined], ["alone", headline.alone]] as const) {
    if (share) stdout.write(`${t("ui.dup_share", { date: format.date(headline.asOf) })}, ${t(`ui.dup_share_${name}`)}: ${format.share(share.value)} (${t("ui.dup_share_counts", { loyal: format.count(share.loyal), of: format.count(share.of) })})\n`);
  }
  const part = (title: string, lines: readonly string[]): unknown => lines.length > 0 && stdout.write(`\n${title}\n${lines.join("\n")}\n`);
  part(
    `${t("ui.dup_view_queue")}: ${format.count(queue.total)}`,
    queue.pairs.map(({ keys, names, reasons }) => `  ${names.map((name) => name ?? t("ui.dup_no_name")).join(" | ")}  [${reasons.map((one) => `${one.reason} ${one.evidence}`).join("; ")}]\n    ${keys.join(" ")}`),
  );
  if (unfit.keys.length > 0) {
    const rows = unfit.keys.map((key) => [keyPhrase(key, t), format.count(key.names), format.count(key.records), t(`ui.dup_why_${key.why}`)]);
    stdout.write(`\n${t("ui.dup_unfit_title")}\n${textTable([t("ui.dup_unfit_key"), t("ui.dup_unfit_names"), t("ui.dup_unfit_records"), t("ui.dup_unfit_why")], rows)}`);
  }
  part(t("ui.dup_decisions_title"), decisions.map((decision) => `  ${decisionLine(decision, io)}`));
  return exit.done;
}
