import { useWords } from "#app/components/locale.tsx";
import { Options, Pick } from "./pick.tsx";
import type { Setting } from "./review-views.ts";

/** What the file is and how it is written, as it was detected: every answer can be another. */
export function FileSettings({ settings }: { readonly settings: readonly Setting[] }) {
  const { t } = useWords();
  const rare = settings.filter((setting) => setting.rare);
  if (settings.length === 0) return null;
  return (
    <div className="settings">
      <Fields settings={settings.filter((setting) => !setting.rare)} />
      {rare.length > 0 && (
        <details>
          <summary>{t("ui.plan_written")}</summary>
          <div className="settings">
            <Fields settings={rare} />
          </div>
        </details>
      )}
    </div>
  );
}

const Fields = ({ settings }: { readonly settings: readonly Setting[] }) =>
  settings.map(({ name, label, value, choices }) => (
    <label key={name} className="field">
      <span>{label}</span>
      <Pick name={name} value={value}>
        <Options choices={choices} />
      </Pick>
    </label>
  ));
