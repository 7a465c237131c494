import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { LadderPage } from "#app/metrics/views/programme.ts";
import { rulesWords } from "./rules-words.ts";

/** Every version of the rules, the latest first: from when, by whom and why. */
export function LadderVersions({ page: { versions } }: { readonly page: LadderPage }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="ladder-versions">
      <h2 id="ladder-versions">{t("programme.versions")}</h2>
      <TableBox caption={t("programme.versions")} quiet>
        <thead>
          <tr>
            {(["version", "version_from", "ladder_look", "version_by", "version_why"] as const).map((key) => (
              <th key={key} scope="col">{t(`programme.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, from, rules, at, by, reason, state }) => (
            <tr key={version}>
              <th scope="row">
                {version} <small>{t(`programme.state_${state}`)}</small>
              </th>
              <td>{from === null ? t("programme.version_always") : format.date(from)}</td>
              <td>{rulesWords(rules, { t, format }).join("; ")}</td>
              <td>{at === null ? t("programme.version_default") : `${by ?? "—"}, ${format.moment(at.replace("T", " ").slice(0, 19))}`}</td>
              <td>{reason ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
