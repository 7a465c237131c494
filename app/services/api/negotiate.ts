import { isLocale, type Locale } from "#app/i18n/translate.ts";
import { UsageError } from "../usage-error.ts";

export const formats = { json: "application/json", csv: "text/csv", arrow: "application/vnd.apache.arrow.stream" } as const;
export type ApiFormat = keyof typeof formats;
const names = Object.keys(formats) as ApiFormat[];

interface Preference {
  readonly what: string;
  readonly weight: number;
}

/** The entries of an Accept or Accept-Language header, the most wanted first; what is refused (q=0) is left out. */
function preferences(header: string): Preference[] {
  const read = header.split(",").map((entry): Preference => {
    const [what = "", ...params] = entry.split(";").map((part) => part.trim().toLowerCase());
    const q = params.find((param) => param.startsWith("q="));
    return { what, weight: q === undefined ? 1 : Number(q.slice(2)) || 0 };
  });
  return read.filter(({ what, weight }) => what !== "" && weight > 0).sort((a, b) => b.weight - a.weight);
}

/** The form of the answer: as the address says, else as the Accept header prefers; null when it takes none of ours. Throws UsageError. */
export function formatOf(asked: string | null, accept: string | null): ApiFormat | null {
  if (asked) {
    const found = names.find((name) => name === asked.trim());
    if (!found) throw new UsageError("bad_choice", { option: "format", value: asked, choices: names.join(", ") });
    return found;
  }
  if (!accept?.trim()) return "json";
  for (const { what } of preferences(accept)) {
    const found = names.find((name) => what === "*/*" || what === formats[name] || (what.endsWith("/*") && formats[name].startsWith(what.slice(0, -1))));
    if (found) return found;
  }
  return null;
}

/** The language of sentences: as the address says, else as the Accept-Language header prefers, else the reader's. Throws UsageError. */
export function localeOf(asked: string | null, accepted: string | null, usual: Locale): Locale {
  if (asked) {
    if (!isLocale(asked)) throw new UsageError("bad_choice", { option: "lang", value: asked, choices: "ru, kk, en" });
    return asked;
  }
  for (const { what } of preferences(accepted ?? "")) {
    const language = what.split("-")[0];
    if (isLocale(language)) return language;
  }
  return usual;
}
