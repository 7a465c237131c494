import { Form, Link, useLocation } from "react-router";
import { useWords } from "./locale.tsx";
import { usePopup } from "./popup.ts";

interface Props {
  readonly views: readonly { readonly id: number; readonly name: string; readonly to: string }[];
}

/** Addresses of the dashboard under names: open, save this one, rename, delete. */
export function SavedViews({ views }: Props) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  return (
    <details ref={usePopup()} className="field several views" key={`${here} ${views.length}`}>
      <summary>
        <span>{t("ui.views")}</span>
        <b>{views.find((view) => view.to === here)?.name ?? (views.length > 0 ? views.length : "—")}</b>
      </summary>
      <div className="popup views-popup">
        {views.length > 0 && (
          <ul>
            {views.map(({ id, name, to }) => (
              <li key={id}>
                <Link to={to} aria-current={to === here ? "true" : undefined}>
                  {name}
                </Link>
                <details>
                  <summary aria-label={t("ui.view_change", { name })}>…</summary>
                  <Form method="post" action="/views" preventScrollReset>
                    <input type="hidden" name="back" value={here} />
                    <input type="hidden" name="view" value={id} />
                    <input name="name" defaultValue={name} key={name} aria-label={t("ui.view_name")} maxLength={80} />
                    <button className="button" name="intent" value="rename">{t("ui.view_rename")}</button>
                    <button className="button" name="intent" value="delete">{t("ui.view_delete")}</button>
                  </Form>
                </details>
              </li>
            ))}
          </ul>
        )}
        <Form method="post" action="/views" preventScrollReset>
          <input type="hidden" name="back" value={here} />
          <input type="hidden" name="intent" value="save" />
          <label>
            <span>{t("ui.view_name")}</span>
            <input name="name" required maxLength={80} />
          </label>
          <button className="button">{t("ui.view_save")}</button>
        </Form>
      </div>
    </details>
  );
}
