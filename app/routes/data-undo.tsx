import { data as answer, Link, redirect } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { UndoPanel } from "#app/dashboards/data/undo-panel.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { undo } from "#app/services/batches.server.ts";
import { describeUndo } from "#app/services/describe-undo.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { undoEffects } from "#app/services/undo-effects.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/data-undo.ts";

/** What taking a load back would change; nothing is changed by looking. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const { currency } = (await currentHome()).settings;
  const words = { t: translator(locale), format: formatter(locale, currency) };
  try {
    const effects = await undoEffects(url.searchParams.get("batch") ?? "");
    return { currency, title: `${words.t("ui.batch_undo")} · ${words.t("ui.app_name")}`, effects: describeUndo(effects, words) };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, words.t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  try {
    const { batch } = await undo(form.get("batch") ?? "");
    return redirect(`/data?undone=${encodeURIComponent(batch)}`);
  } catch (error) {
    if (!isUsage(error)) throw error;
    throw answer({ sentence: failureSentence(error, translator(context.get(readerContext).locale)) } satisfies Told, { status: 400 });
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function UndoPage({ loaderData: { currency, effects } }: Route.ComponentProps) {
  const { t, format } = useWords();
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="data">
        <p>
          <Link to="/data">{t("ui.data_title")}</Link>
        </p>
        <UndoPanel undo={effects} />
      </main>
    </Words>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
