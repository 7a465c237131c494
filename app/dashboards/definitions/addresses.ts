import { isOpenedParam, writeOpened, type Opened } from "#app/filters/opened.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { FigureSide } from "./side-figure.tsx";

/** What tells the outcome of a publication, and holds for one showing of the page. */
const passing = new Set(["done", "working", "failed", "same", "overtaken", "side"]);
export const policyPath = "/definitions/loyal-client";

/** Addresses of the page of the loyal client's definition that keep what is compared on it. */
export function policyAddresses(search: string) {
  const kept = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => !passing.has(name) && !isOpenedParam(name)));
  const side = new URLSearchParams(search).get("side");
  const at = (path: string, params: URLSearchParams): string => (params.size ? `${path}?${params}` : path);
  const with_ = (opened: Opened, on: FigureSide | string | null): URLSearchParams => {
    const params = writeOpened(kept, opened);
    if (on === "from" || on === "to") params.set("side", on);
    return params;
  };
  return {
    closed: at(policyPath, kept),
    figure: ({ metric, by }: Figure, on: FigureSide): string => at(policyPath, with_({ metric, by, page: 1 }, on)),
    opened: (opened: Opened): string => at(policyPath, with_(opened, side)),
    download: (opened: Opened): string => at("/figure.csv", with_(opened, side)),
    alternatives: at(policyPath, new URLSearchParams([...kept, ["alternatives", "1"]])),
  };
}
