import { redirect } from "react-router";
import { isTheme, keepReader, readerContext, wayBack } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { isLocale } from "#app/i18n/index.ts";
import type { Route } from "./+types/reader.ts";

export const loader = () => redirect("/");

export async function action({ request, url, context }: Route.ActionArgs) {
  const before = context.get(readerContext);
  const form = await readSmallForm(request);
  const [lang, theme] = [form.get("lang"), form.get("theme")];
  const reader = { locale: isLocale(lang) ? lang : before.locale, theme: isTheme(theme) ? theme : before.theme };
  return redirect(wayBack(form.get("back")), { headers: { "Set-Cookie": await keepReader(reader, url) } });
}
