import { createContext, use } from "react";
import type { Period } from "#app/metrics/period.ts";
import type { Pointed } from "#app/filters/links.ts";
import type { Filters, Part } from "#app/metrics/types.ts";

/** Addresses that a page hands to what it shows; a piece shown alone (in the gallery) leads nowhere. */
export interface PageLinks {
  readonly figure: (figure: Pointed, part?: Part, over?: Period) => string;
  readonly toggle: (key: keyof Filters, value: string) => string;
  readonly months: (first: string, last: string) => string;
  readonly isChosen: (key: keyof Filters | "month", value: string) => boolean;
}
const nowhere: PageLinks = { figure: () => "#", toggle: () => "#", months: () => "#", isChosen: () => false };

const LinksContext = createContext<PageLinks>(nowhere);
export const Links = LinksContext.Provider;
export const useLinks = (): PageLinks => use(LinksContext);
