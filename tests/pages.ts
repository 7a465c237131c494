import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

const entries = (await routes) as readonly RouteConfigEntry[];
const pathOf = ({ path }: RouteConfigEntry): string => `/${path ?? ""}`;
/** An address that names no thing, and is answered by a page and not by a file or an action. */
const isPage = (entry: RouteConfigEntry): boolean => entry.file.endsWith(".tsx") && !/[:*]/.test(entry.path ?? "") && !entry.file.includes("gallery");

/** Addresses under the filters of the dashboard, as app/routes.ts has them: a new page is among them. */
export const dashboardPages: readonly string[] = (entries.find(({ file }) => file === "routes/dashboard.tsx")?.children ?? []).filter(isPage).map(pathOf);

/** Pages for whoever has not signed in; others are led on, or are told that a link is needed. */
export const strangersPages: readonly string[] = ["/sign-in", "/set-up", "/password"];

/** All addresses that are a page of their own to somebody who is signed in. */
export const pages: readonly string[] = [...dashboardPages, ...entries.filter((entry) => !entry.children && isPage(entry)).map(pathOf).filter((path) => !strangersPages.includes(path))];

/** Addresses of pages of one thing, as "/clients/:id". */
export const pagesOfThings: readonly string[] = [...(entries.find(({ file }) => file === "routes/dashboard.tsx")?.children ?? []), ...entries]
  .filter((entry) => entry.file.endsWith(".tsx") && entry.path?.includes(":") === true)
  .map(pathOf);
