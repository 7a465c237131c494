import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

const flat = (config: readonly RouteConfigEntry[]): string[] => config.flatMap(({ path, index, children }) => (children ? flat(children) : index ? [""] : path ? [path] : []));

/** Every pattern of app/routes.ts as an address, with something in the place of its parameters. */
export const everyAddress: readonly string[] = flat((await routes) as readonly RouteConfigEntry[]).map((path) => `/${path.replace(/:\w+/g, "x").replace("*", "no-such-page")}`);

/** Paths that climb, break off, or name what an object has by birth. */
export const climbing: readonly string[] = [
  "/data/kinds/..%2f..%2fetc%2fpasswd/template.csv", "/data/kinds/__proto__/template.csv", "/data/kinds/constructor", "/data/kinds/visits/__proto__", "/data/kinds/visits/..%2ftemplate.csv",
  "/export/page.__proto__?page=/", "/export/page.csv?page=__proto__", "/export/page.csv?page=//evil.example", "/export/page.csv?page=/../../etc/passwd", "/export/..%2fpage.csv", "/export/constructor.csv",
  "/jobs/..%2f..%2fstate.json", "/jobs/__proto__.json", "/jobs/__proto__/events", "/clients/__proto__", "/clients/%00", "/clients/1e3", "/clients/-1", "/clients/99999999999999999999", "/clients/%E0%A4%A",
  "/clients/__proto__/personal", "/clients/..%2f1/data.json", "/cars/%F0%9F%98%80", "/cars/' or 1=1 --", "/orders/@x:1", "/orders/@__proto__:1", "/orders/@0:99999999999999999999", "/orders/%00", "/orders/..%2f..",
  "/definitions/constructor", "/definitions/__proto__", "/rejects.csv?batch=../../x", "/rejects.csv?batch=%27%20or%201=1", "/data?upload=../../x", "/data?upload=__proto__", "/data?job=../../x", "/data/undo?batch=../../x",
  "/settings/users/__proto__", "/settings/users/..%2fu1", "/%ff", "/figure.csv?figure=__proto__", "/figure.csv?figure=nps&by.__proto__=x", "/lost-clients.csv?sort=__proto__", "/events?at=__proto__", "/password?key=__proto__", "/set-up?key=%00", "/sign-in?back=//evil.example",
  "/settings/audit?who=%27&page=1e99", "/settings/audit?object=%25_&from=2026-99-99", "/api/__proto__", "/api/metrics/..%2f..%2f", "/definitions/loyal-client?x.__proto__=1", "/data/duplicates?view=__proto__", "/alerts.rss?lang=__proto__",
];
