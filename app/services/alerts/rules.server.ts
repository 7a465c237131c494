import { z } from "zod";
import type { Home } from "#pipelines/index.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import { UsageError } from "../usage-error.ts";
import { isForViewer, setsRules } from "./for-viewer.server.ts";
import { usualRules, type AlertRule, type Signal } from "./rules.ts";

/** The built-in rules as people left them, and those people added. */
export async function rulesOf(home: Home): Promise<AlertRule[]> {
  const { listAlertRules } = await import("#pipelines/index.ts");
  const kept = await listAlertRules(home.state);
  const usual = usualRules.map((rule) => ({ ...rule, is_on: kept.find(({ rule_id }) => rule_id === rule.rule_id)?.is_on ?? rule.is_on }));
  return [...usual, ...kept.filter(({ rule_id }) => !usualRules.some((rule) => rule.rule_id === rule_id))];
}

const added = z.object({
  metric: z.string().refine((id) => findMetric(id) !== undefined && findMetric(id)?.shape !== "score"),
  kind: z.enum(["threshold", "change", "control", "funnel"]),
  side: z.enum(["above", "below", "worse"]),
});

/** Does what a form about rules and signals asks; true where the rules are others now. What it does not understand changes nothing. */
export async function changeAlerts(home: Home, form: URLSearchParams): Promise<boolean> {
  const { deleteAlertRule, listAlerts, markAlertsSeen, saveAlertRule } = await import("#pipelines/index.ts");
  const intent = form.get("intent");
  if (intent === "seen") {
    const asked = Number(form.get("alert"));
    const one = Number.isInteger(asked) && asked > 0;
    const own = (await listAlerts(home.state)).filter(({ signal }) => isForViewer(JSON.parse(signal) as Signal));
    for (const { alert_id } of own.filter(({ alert_id: id, state }) => (one ? id === asked : state === "new"))) await markAlertsSeen(home.state, alert_id);
    return false;
  }
  if (!setsRules()) throw new UsageError("not_yours");
  const rule = (await rulesOf(home)).find(({ rule_id }) => rule_id === form.get("rule"));
  if (intent === "switch" && rule) await saveAlertRule(home.state, { ...rule, is_on: !rule.is_on });
  else if (intent === "delete" && rule) await deleteAlertRule(home.state, rule.rule_id);
  else if (intent === "add") {
    const read = added.safeParse(Object.fromEntries(form));
    const metric = findMetric(String(form.get("metric")));
    const typed = Number(String(form.get("value") ?? "").replace(/[\s\u00a0%]/g, "").replace(",", "."));
    if (!read.success || !metric || (read.data.kind === "threshold" && !Number.isFinite(typed))) return false;
    const value = read.data.kind === "threshold" ? (metric.unit === "share" ? typed / 100 : typed) : null;
    await saveAlertRule(home.state, { rule_id: crypto.randomUUID(), ...read.data, value, is_on: true });
  } else return false;
  return true;
}
