import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isLocale, type Locale } from "#app/i18n/index.ts";
import { homePath, type Env } from "#app/warehouse/home.server.ts";

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "json" });
    return z.NEVER;
  }
});
const settings = json.pipe(z.object({ language: z.string().optional() }));

/** The language that the home's settings name. Settings that cannot be read are reported when the home is opened. */
export function homeLanguage(env: Env = process.env): Locale | undefined {
  const file = join(homePath(env).path, "settings.json");
  const { data } = settings.safeParse(existsSync(file) ? readFileSync(file, "utf8") : "{}");
  return isLocale(data?.language) ? data.language : undefined;
}
