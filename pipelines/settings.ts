import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "./stage/files.ts";

/** Names that mean "nobody in particular" in 1C and its kin; compared folded. */
const placeholderNames = [
  "Розничный покупатель",
  "Розничный клиент",
  "Розница",
  "Частное лицо",
  "Физическое лицо",
  "Физ. лицо",
  "Физлицо",
  "Наличный расчет",
  "Наличный расчёт",
  "Покупатель",
  "Аноним",
  "Жеке тұлға",
  "Бөлшек сатып алушы",
  "Бөлшек сауда",
  "Қолма-қол есеп",
  "Retail customer",
  "Cash customer",
  "Walk-in",
  "Walk-in customer",
  "Private person",
  "Individual",
];

const settingsSchema = z.object({
  /** ISO 4217; NULL until an import shows one. */
  currency: z.string().regex(/^[A-Z]{3}$/).nullable().default(null),
  /** Top of the satisfaction scale of the dealer's questionnaires. */
  satisfaction_max: z.number().positive().nullable().default(null),
  /** What a point of the loyalty programme is worth, in major units. */
  point_value: z.number().positive().nullable().default(null),
  placeholder_names: z.array(z.string()).default(placeholderNames),
  /** A key shared by more different names than this is no key. */
  shared_key_names: z.number().int().positive().default(5),
  /** From this share of the price before discount an order counts as discounted. */
  discount_threshold: z.number().min(0).max(1).default(0.15),
  /** Names and contacts are cut out of archived files this many months after they were loaded; NULL: never. */
  archive_contact_months: z.number().int().positive().max(600).nullable().default(null),
  language: z.enum(["ru", "kk", "en"]).default("ru"),
});

/** What no file says, kept in the home's settings.json. */
export type Settings = z.infer<typeof settingsSchema>;

/** settings.json is there but cannot be understood. */
export class SettingsError extends Error {
  constructor(readonly path: string, readonly detail: string) {
    super(`${path}: ${detail}`);
    this.name = "SettingsError";
  }
}

/** Defaults for everything that settings.json leaves out, or all of them without one. */
export const defaultSettings = (): Settings => settingsSchema.parse({});

/** Settings of the home at `dir`. Throws SettingsError when the file is not valid. */
export async function loadSettings(dir: string): Promise<Settings> {
  const path = settingsPath(dir);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return defaultSettings();
    throw error;
  }
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new SettingsError(path, detail);
  }
}

/** Checks and writes settings.json of the home at `dir`; what was checked is returned. */
export async function saveSettings(dir: string, settings: Settings): Promise<Settings> {
  const checked = settingsSchema.parse(settings);
  await writeDurably(settingsPath(dir), JSON.stringify(checked, null, 2) + "\n");
  return checked;
}

const settingsPath = (dir: string): string => join(dir, "settings.json");
