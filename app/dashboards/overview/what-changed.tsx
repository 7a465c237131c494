import { Link, useLocation } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { isQuestionParam } from "#app/filters/question.ts";
import { fallingIsBetter } from "#app/metrics/direction.ts";
import type { GroupPart, WhatChanged as Row, WhatChangedData } from "#app/metrics/views/overview.ts";
import { metricName } from "../words.ts";
import { WhatMade } from "./what-made.tsx";
import { changeSentence, groupName, unwelcome } from "./what-changed-words.ts";

/** Of 95 % intervals over nothing at all one in twenty leaves out zero. */
const BY_CHANCE = 0.05;

/** The changes that matter, each a door to the page narrowed to who made it. */
export function WhatChanged({ data, instead }: { readonly data: WhatChangedData; readonly instead: boolean }) {
  const { t, format } = useWords();
  return (
    <section className="changed panel" aria-labelledby="changed">
      <h2 id="changed">{t("ui.ov_changed")}</h2>
      {data.rows.length === 0 ? (
        <p className="quiet">{t("ui.ov_changed_none")}</p>
      ) : (
        <ol>
          {data.rows.map((row) => (
            <Change key={`${row.to.metric} ${row.to.by["origin"] ?? ""}`} row={row} />
          ))}
        </ol>
      )}
      <details className="explain">
        <summary>{t("ui.ov_how")}</summary>
        <p>
          {t("ui.ov_changed_rule")} {data.looked > 0 && t("ui.ov_changed_looked", { n: data.looked, looked: format.count(data.looked), chance: format.number(data.looked * BY_CHANCE, 1) })} {instead && t("ui.ov_changed_instead")}
        </p>
        <WhatMade rows={data.rows} />
      </details>
    </section>
  );
}

function Change({ row }: { readonly row: Row }) {
  const words = useWords();
  const { t, format } = words;
  const links = useLinks();
  const { part, change, to } = row;
  const bad = unwelcome(row, fallingIsBetter.has(to.metric) ? -1 : 1);
  const sentence = changeSentence(row, words);
  const chosen = part?.value != null && links.isChosen(part.dimension, part.value);
  const shown = part ?? { from: change.from, to };
  const name = part ? `${metricName(to, t)}, ${groupName(part, words)}` : metricName(to, t);
  return (
    <li className={bad ? "changed-bad" : "changed-good"}>
      <p>
        <span aria-hidden="true" className="changed-sign">{bad ? "▼" : "▲"} </span>
        {part?.value != null && part.dimension !== "month" && !chosen ? (
          <Link to={links.toggle(part.dimension, part.value)} preventScrollReset title={t("ui.ov_set", { name: groupName(part, words) })}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </p>
      <p className="facts">
        <span>
          {part ? t("ui.ov_now", { group: groupName(part, words) }) : t("ui.ov_now_whole")} <FigureValue figure={shown.to} name={name} /> <small>n {format.count(shown.to.n)}</small>
        </span>
        <span>
          {t("ui.ov_before")} <FigureValue figure={shown.from} name={name} over={change.period} /> <small>n {format.count(shown.from.n)}</small>
        </span>
        {bad && <Next metric={to.metric} part={part} />}
      </p>
    </li>
  );
}

const lostFor = new Set(["loyal_client_share", "service_retention", "regular_conversion"]);

/** Where one does something about it, narrowed to the group. */
function Next({ metric, part }: { readonly metric: string; readonly part: GroupPart | null }) {
  const { t } = useWords();
  const { search } = useLocation();
  const params = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => isQuestionParam(name)));
  if (part?.value != null) params.set(part.dimension, part.value);
  const query = params.size > 0 ? `?${params}` : "";
  if (lostFor.has(metric)) return <Link to={`/clients${query}#lost`}>{t("ui.ov_call")}</Link>;
  return metric === "nps" ? <Link to={`/feedback${query}`}>{t("ui.ov_answers")}</Link> : null;
}
