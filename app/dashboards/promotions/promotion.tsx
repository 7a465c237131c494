import { Form, Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { useWords } from "#app/components/locale.tsx";
import { ToldList } from "./told.tsx";
import { Groups } from "./groups.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import type { PromotionPage } from "./views.ts";

/** One promotion: what can be said, what it is made of, week by week, who used it, and what that rests on. */
export function Promotion({ page }: { readonly page: PromotionPage }) {
  const { t } = useWords();
  const [first, ...more] = page.sentences;
  return (
    <article className="promotion">
      <header className="title">
        <p className="quiet">
          <Link to="/promotions">{t("promotions.title")}</Link> · {page.code}
        </p>
        <h1>{page.name}</h1>
        <p className="quiet">{page.about}</p>
      </header>
      <section className="panel" aria-labelledby="promotion-verdict">
        <h2 id="promotion-verdict">
          <VerdictMark verdict={page.verdict} />
        </h2>
        <p className="promotion-said">{first}</p>
        {more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <div className="promotion-beside">
        {page.causal.length > 0 && (
          <section className="panel" aria-labelledby="promotion-causal">
            <h2 id="promotion-causal">{t("promotions.causal")}</h2>
            <ToldList told={page.causal} />
          </section>
        )}
        <section className="panel" aria-labelledby="promotion-attributed">
          <h2 id="promotion-attributed">{t("promotions.attributed")}</h2>
          <p className="explain">{t("promotions.attributed_lead")}</p>
          <ToldList told={page.attributed} />
          {page.who.length > 0 && (
            <>
              <h3>{t("promotions.who")}</h3>
              <p className="explain">{t("promotions.who_lead")}</p>
              <ToldList told={page.who} />
            </>
          )}
        </section>
      </div>
      <section className="panel" aria-labelledby="promotion-weeks">
        <h2 id="promotion-weeks">{t("promotions.panels")}</h2>
        {page.charts.length === 0 ? (
          <p className="explain">{t("promotions.panels_none")}</p>
        ) : (
          <div className="promotion-panels">
            {page.charts.map((chart) => (
              <ChartFigure key={chart.title} {...chart} />
            ))}
          </div>
        )}
      </section>
      {page.groups.length > 0 && <Groups rows={page.groups} />}
      <section className="panel" aria-labelledby="promotion-assumptions">
        <h2 id="promotion-assumptions">{t("promotions.assumptions")}</h2>
        <ul>
          {page.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {page.causal.length > 0 && <Try assumed={page.assumed} />}
      </section>
      <section className="panel" aria-labelledby="promotion-rows">
        <h2 id="promotion-rows">{t("promotions.rows")}</h2>
        <p>{page.source}</p>
        <ul>
          {page.files.map(({ to, label }) => (
            <li key={to}>
              <a href={to} download>{label}</a>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

/** The same promotion with another margin or cost of a contact. */
function Try({ assumed }: Pick<PromotionPage, "assumed">) {
  const { t } = useWords();
  return (
    <Form method="get" className="form-row" aria-label={t("promotions.try")} preventScrollReset>
      <label className="field">
        <span>{t("promotions.try_margin")}</span>
        <input name="margin" inputMode="decimal" defaultValue={assumed.margin} />
      </label>
      <label className="field">
        <span>{t("promotions.try_contact")}</span>
        <input name="contact_cost" inputMode="decimal" defaultValue={assumed.contact} />
      </label>
      <button className="button">{t("promotions.try_go")}</button>
      {assumed.refused && <p role="alert">{t("promotions.try_bad")}</p>}
    </Form>
  );
}
