import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { VersionView } from "#app/metrics/views/definitions.ts";
import { changesText } from "./policy-words.ts";

/** Every version with who made it, when, why and what it changed; two can be put side by side, and an old one brought back. */
export function Versions({ versions, inForce, asked }: { readonly versions: readonly VersionView[]; readonly inForce: number; readonly asked: { readonly from: number; readonly to: number } }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <TableBox caption={t("ui.def_versions_title")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.def_version")}</th>
            <th scope="col">{t("ui.def_versions_who")}</th>
            <th scope="col">{t("ui.def_versions_why")}</th>
            <th scope="col">{t("ui.def_versions_what")}</th>
            <th scope="col">
              <span className="unseen">{t("ui.def_versions_back")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((one) => (
            <tr key={one.version}>
              <th scope="row">
                {one.version} {one.inForce && <small>{t("ui.def_versions_now")}</small>}
              </th>
              <td>{whoText(one, words)}</td>
              <td className="def-sentence">{one.reason}</td>
              <td className="def-sentence">{one.version === 1 ? "" : changesText(one.policy, versions.find((other) => other.version === one.version - 1)?.policy ?? one.policy, words)}</td>
              <td>{!one.inForce && <Link to={`/definitions/loyal-client?to=${one.version}#effect`}>{t("ui.def_versions_back")}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {versions.length > 1 && (
        <Form method="get" action="/definitions/loyal-client" className="def-compare" preventScrollReset aria-label={t("ui.def_compare_title")}>
          {(["from", "to"] as const).map((side) => (
            <label key={side}>
              {t(`ui.def_compare_${side}`)}{" "}
              <select key={asked[side]} name={side} defaultValue={asked[side]}>
                {versions.map(({ version }) => (
                  <option key={version} value={version}>
                    {t("ui.def_side_version", { version })}
                    {version === inForce ? ` (${t("ui.def_versions_now")})` : ""}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button className="button">{t("ui.def_compare")}</button>
        </Form>
      )}
    </>
  );
}

/** Who published a version, and when. */
export const whoText = ({ version, by, at }: VersionView, { t, format }: ReturnType<typeof useWords>): string =>
  version === 1 || at === null ? t("ui.def_versions_first") : t("ui.def_versions_by", { who: by ?? t("ui.def_versions_nobody"), at: format.moment(at) });
