import { useLocation } from "react-router";
import { isOpenedParam } from "#app/filters/opened.ts";
import { useWords } from "./locale.tsx";
import { usePopup } from "./popup.ts";

/** What of a page can be taken along: its figures as a table, the page itself on paper. */
export function ExportMenu() {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const asked = new URLSearchParams([["page", pathname], ...[...new URLSearchParams(search)].filter(([name]) => !isOpenedParam(name))]);
  return (
    <details ref={usePopup()} className="field several export" key={pathname + search}>
      <summary>
        <b>{t("ui.export")}</b>
      </summary>
      <ul className="popup">
        {(["xlsx", "csv"] as const).map((type) => (
          <li key={type}>
            <a href={`/export/page.${type}?${asked}`} download>
              {t("ui.export_page")}: {t(`ui.export_${type}`)}
            </a>
          </li>
        ))}
        <li>
          <button type="button" className="link" onClick={() => window.print()}>
            {t("ui.export_print")}
          </button>
        </li>
      </ul>
    </details>
  );
}
