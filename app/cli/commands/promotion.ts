import { formatter } from "#app/i18n/format.ts";
import { assessPromotions, type Assessed } from "#app/services/promotions/assess.server.ts";
import { readAmount } from "#app/services/promotions/pages/asked.ts";
import { promotionJson } from "#app/services/promotions/promotion-json.ts";
import { attributedFigures } from "#app/services/promotions/pages/who.ts";
import { causalFigures } from "#app/services/promotions/pages/causal.ts";
import { saying } from "#app/services/promotions/pages/say.ts";
import { sentencesOf } from "#app/services/promotions/pages/sentences.ts";
import { note } from "#app/services/audit/note.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

/** What a promotion earned; without a code all of them with their verdicts. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { margin: { type: "string" }, "contact-cost": { type: "string" }, json: { type: "boolean" } });
  const [code] = positionals(given, ["CODE"]);
  const margin = amount("--margin", values.margin, 1);
  const contact = amount("--contact-cost", values["contact-cost"], null);
  const home = await currentHome(io.env);
  const assessed = await assessPromotions(home, { margin, contactCost: contact === null ? null : contact * 100 }, code === undefined ? undefined : [code]);
  const [one] = assessed;
  if (code !== undefined && !one) {
    const known = await assessPromotions(home, { margin: null, contactCost: null });
    throw new UsageError("no_such_promotion", { code, known: known.map(({ promotion }) => promotion.code).join(", ") || "—" });
  }
  await note(home, { action: "export", object: `command:promotion${code === undefined ? "" : ` promotion:${code}`}` });
  const { currency } = await facts(home);
  if (values.json) io.stdout.write(`${JSON.stringify(code !== undefined && one ? promotionJson(one) : assessed.map(promotionJson))}\n`);
  else io.stdout.write(code !== undefined && one ? single(one, currency, io) : table(assessed, currency, io));
  return exit.done;
}

/** A number from 0 up to a limit. */
function amount(option: string, text: string | undefined, most: number | null): number | null {
  if (text === undefined) return null;
  const value = readAmount(text);
  if (value === null || (most !== null && value > most)) throw new UsageError("bad_choice", { option, value: text, choices: most === null ? "0…" : `0…${most}` });
  return value;
}

function single(one: Assessed, currency: string, { t, locale }: CommandIo): string {
  const say = saying(t, formatter(locale, currency));
  const figures = [...causalFigures(one, [], say), ...attributedFigures(one, say)];
  const rows = figures.map(({ label, value, range }) => [label, value, range ?? ""]);
  return `${one.promotion.name} (${one.promotion.code}): ${t(`promotions.verdict_${one.judgement.verdict}`)}\n${sentencesOf(one, null, say).join("\n")}\n\n${textTable([t("promotions.result"), "", t("promotions.interval")], rows)}`;
}

function table(assessed: readonly Assessed[], currency: string, { t, locale }: CommandIo): string {
  const format = formatter(locale, currency);
  const say = saying(t, format);
  const rows = assessed.map(({ promotion, naive, judgement: { verdict, barred, profit } }) => [
    promotion.code, promotion.name, promotion.from, promotion.to, `${t(`promotions.verdict_${verdict}`)}${barred ? `: ${t(`promotions.why_${barred}`)}` : ""}`, profit ? say.money(profit.total.value) : "—", profit ? say.range(profit.total) : "", say.money(naive.revenue),
  ]);
  return textTable([t("promotions.column_code"), t("promotions.promotion"), t("promotions.days"), "", t("promotions.verdict"), t("promotions.profit"), t("promotions.interval"), t("promotions.naive")], rows);
}
