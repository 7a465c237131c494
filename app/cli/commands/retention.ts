import { keepToRetention, readMonths, setRetention } from "#app/services/personal/retention.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** Cuts contacts out of old originals by the home's rule; with a number of months, or "off", sets the rule first. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [asked] = positionals(given, ["MONTHS"]);
  const home = await currentHome(io.env);
  if (asked !== undefined) await setRetention(home, readMonths(asked));
  const files = await keepToRetention(home);
  const { archive_contact_months: months } = home.settings;
  if (values.json) io.stdout.write(`${JSON.stringify({ months, files })}\n`);
  else io.stdout.write(`${months === null ? io.t("ui.personal_retention_off") : io.t("ui.personal_retention_done", { months, files: files ?? 0 })}\n`);
  return exit.done;
}
