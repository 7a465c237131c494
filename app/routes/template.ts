import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { isKind } from "#app/services/dictionary.ts";
import { templateCsv, templateXlsx } from "#app/services/template.server.ts";
import type { Route } from "./+types/template.ts";

const types: Readonly<Record<string, string>> = {
  "template.csv": "text/csv; charset=utf-8",
  "template.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The template of a kind as a file, headed in the reader's language. */
export async function loader({ params: { kind, file }, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const type = Object.hasOwn(types, file) ? types[file] : undefined;
  if (!isKind(kind) || !type) return new Response(t("ui.error_not_found"), { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const body = file === "template.csv" ? templateCsv(kind, t, locale) : Buffer.from(await templateXlsx(kind, t, locale));
  return new Response(body, { headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${kind}-${file}"`, Vary: "Cookie", "Cache-Control": "no-store" } });
}
