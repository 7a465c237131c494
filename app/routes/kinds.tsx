import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { readerContext } from "#app/config/reader.ts";
import { KindList } from "#app/dashboards/kind-list.tsx";
import { translator } from "#app/i18n/index.ts";
import { kindGroups } from "#app/services/dictionary.ts";
import type { Route } from "./+types/kinds.ts";

export function loader({ context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  return { title: `${t("dictionary.title")} · ${t("ui.app_name")}`, groups: kindGroups(t, locale) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function KindsPage({ loaderData: { groups } }: Route.ComponentProps) {
  const { t } = useWords();
  return (
    <main id="content" className="dictionary">
      <header className="title">
        <p className="back">
          <Link to="/data">{t("dictionary.to_data")}</Link>
        </p>
        <h1>{t("dictionary.title")}</h1>
        <p>{t("dictionary.lead")}</p>
      </header>
      <KindList groups={groups} />
    </main>
  );
}
