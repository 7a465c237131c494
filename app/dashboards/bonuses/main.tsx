import type { ReactNode } from "react";
import { useWords, Words } from "#app/components/locale.tsx";

/** What every page of bonuses stands in: its money is in the currency of the home. */
export function BonusesMain({ currency, children }: { readonly currency: string; readonly children: ReactNode }) {
  const { format } = useWords();
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="definitions bonuses">
        {children}
      </main>
    </Words>
  );
}
