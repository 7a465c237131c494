import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";

const parts = [
  ["/promotions", "marketing.nav_promotions"],
  ["/segments", "marketing.nav_segments"],
  ["/offers", "marketing.nav_offers"],
  ["/programme", "marketing.nav_programme"],
  ["/costs", "marketing.nav_costs"],
] as const;

/** The way to the other parts of marketing. */
export function MarketingParts() {
  const { t } = useWords();
  return (
    <nav className="parts" aria-label={t("marketing.sections")}>
      {parts.map(([to, key]) => (
        <NavLink key={to} to={to}>
          {t(key)}
        </NavLink>
      ))}
    </nav>
  );
}

/** What every page of marketing stands in: the way to its other parts, and its money in the currency of the home. */
export function MarketingMain({ currency, children }: { readonly currency: string; readonly children: ReactNode }) {
  const { format } = useWords();
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="definitions marketing">
        <MarketingParts />
        {children}
      </main>
    </Words>
  );
}
