import { Options, Pick } from "./pick.tsx";
import type { Setting } from "./review-views.ts";

/** How the file is written, as it was detected: every answer can be another. */
export function FileSettings({ settings }: { readonly settings: readonly Setting[] }) {
  if (settings.length === 0) return null;
  return (
    <div className="settings">
      {settings.map(({ name, label, value, choices }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <Pick name={name} value={value}>
            <Options choices={choices} />
          </Pick>
        </label>
      ))}
    </div>
  );
}
