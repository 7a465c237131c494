import { Link } from "react-router";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import { withPart, type Opened } from "#app/filters/opened.ts";
import type { PolicyPageView } from "#app/metrics/views/definitions.ts";
import { FigureDrawer } from "../figure-drawer.tsx";
import { FigureFacts, Marks } from "../figure-facts.tsx";
import { policyAddresses } from "./addresses.ts";
import { Alternatives } from "./alternatives.tsx";
import { Effect, Publish } from "./effect.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { PolicyTable } from "./policy-table.tsx";
import { SideFigure, SideLinksProvider } from "./side-figure.tsx";
import { Versions } from "./versions.tsx";

interface Props {
  readonly page: PolicyPageView;
  readonly chart: DrawnChart | null;
  readonly search: string;
  readonly opened: Opened | null;
}

/** What a loyal client is: the parameters, what another choice of them would do, versions, and how others count. */
export function PolicyPage({ page, chart, search, opened }: Props) {
  const { t, format } = useWords();
  const { effect, published, versions, inForce, mayPublish, asOf, drawer } = page;
  const links = policyAddresses(search);
  const next = Math.max(...versions.map((one) => one.version)) + 1;
  return (
    <SideLinksProvider value={links.figure}>
      <header className="title">
        <p>
          <Link to="/definitions">{t("ui.def_title")}</Link>
        </p>
        <h1>{t("ui.def_policy_title")}</h1>
        <p>{t("ui.def_policy_lead")}</p>
      </header>
      <State state={page.state} />
      <div className="def-two">
        <section aria-labelledby="def-form">
          <h2 id="def-form">{t("ui.def_form_title")}</h2>
          <PolicyForm form={page.form} typed={page.typed} problems={page.problems} />
        </section>
        <section id="effect" aria-labelledby="def-effect">
          <h2 id="def-effect">{effect ? t("ui.def_effect_title") : t("ui.def_in_force", { version: inForce })}</h2>
          {effect ? (
            <>
              <Effect effect={effect} chart={chart} />
              <details>
                <summary>{t("ui.def_form_title")}</summary>
                <PolicyTable sides={[effect.from, effect.to]} />
              </details>
              {mayPublish && effect.from.version === inForce && <Publish effect={effect} next={next} over={inForce} />}
            </>
          ) : (
            published &&
            asOf !== null && (
              <div className="def-side">
                <h3>{t("ui.def_in_force_share", { date: format.date(asOf) })}</h3>
                <p className="def-value">
                  <SideFigure figure={published} side="now" />
                </p>
                <FigureFacts figure={published} />
                <Marks figure={published} />
              </div>
            )
          )}
        </section>
      </div>
      <section aria-labelledby="def-alternatives">
        <h2 id="def-alternatives">{t("ui.def_alt_title")}</h2>
        <p className="explain">{t("ui.def_alt_lead")}</p>
        <Alternatives published={published} alternatives={page.alternatives} ask={links.alternatives} />
      </section>
      <section aria-labelledby="def-versions">
        <h2 id="def-versions">{t("ui.def_versions_title")}</h2>
        <Versions versions={versions} inForce={inForce} asked={{ from: effect?.from.version ?? versions[0]?.version ?? 1, to: effect?.to.version ?? inForce }} />
      </section>
      {drawer && opened && (
        <FigureDrawer
          detail={drawer.detail}
          part={drawer.part}
          links={{
            closed: links.closed,
            part: (part) => links.opened(withPart(opened, part)),
            page: (number) => links.opened({ ...opened, page: number }),
            download: links.download(opened),
          }}
        />
      )}
    </SideLinksProvider>
  );
}

/** What became of a publication. */
function State({ state }: Pick<PolicyPageView, "state">) {
  const { t } = useWords();
  if (state.kind === "quiet") return null;
  const bad = state.kind === "failed" || state.kind === "overtaken";
  return (
    <div className={bad ? "warnings" : "def-done"} role={bad ? "alert" : "status"}>
      {state.kind === "working" && <meta httpEquiv="refresh" content="3;url=/definitions/loyal-client?working=1" />}
      <p>{"version" in state ? t(`ui.def_${state.kind}`, { version: state.version }) : t(`ui.def_${state.kind}`)}</p>
    </div>
  );
}
