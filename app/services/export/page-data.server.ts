import type { Question } from "#app/filters/question.ts";
import type { MessageKey } from "#app/i18n/index.ts";
import type { Home } from "#pipelines/index.ts";
import { checkPage } from "../check/check-page.server.ts";
import { clientsPage } from "../clients/clients-page.server.ts";
import { readClientsRequest } from "../clients/clients-request.ts";
import { metricView } from "../definitions/catalogue.server.ts";
import { feedback } from "../feedback/page.server.ts";
import { costsPage, readCostsBy } from "../costs/costs-page.server.ts";
import { programmePage } from "../programme/programme-page.server.ts";
import { overview } from "../overview.server.ts";
import { servicePage } from "../service/service-page.server.ts";
import { staffBoards } from "../staff.server.ts";
import { personPage } from "../staff/person.server.ts";
import { watchPage } from "../staff/watch.server.ts";

interface ExportedPage {
  readonly title: MessageKey;
  readonly data: (home: Home, question: Question, params: URLSearchParams) => Promise<unknown>;
}

/** The pages whose figures can be taken along, by address: a test holds them to the pages under the filters in app/routes.ts. */
export const exportedPages: Readonly<Record<string, ExportedPage>> = {
  "/": { title: "ui.nav_overview", data: overview },
  "/clients": { title: "ui.nav_clients", data: (home, question, params) => clientsPage(home, question, readClientsRequest(params)) },
  "/service": { title: "ui.nav_service", data: (home, question, params) => servicePage(home, question, params.get("first-by") === "branch" ? "branch" : "brand") },
  "/check": { title: "ui.nav_check", data: (home, question) => checkPage(home, question) },
  "/feedback": { title: "ui.nav_feedback", data: feedback },
  "/programme": { title: "programme.title", data: programmePage },
  "/costs": { title: "costs.title", data: (home, question, params) => costsPage(home, question, readCostsBy(params)) },
  "/staff": { title: "ui.nav_staff", data: staffBoards },
  "/staff/watch": { title: "ui.st_watch", data: watchPage },
};

/** The page at an address; null for one that has no figures to take along. */
export function exportedPage(path: string): ExportedPage | null {
  if (Object.hasOwn(exportedPages, path)) return exportedPages[path] ?? null;
  const person = /^\/staff\/([^/]+)$/.exec(path)?.[1];
  if (person !== undefined) return { title: "ui.nav_staff", data: async (home, question) => (await personPage(home, question, decodeURIComponent(person))) ?? {} };
  const metric = /^\/definitions\/([a-z][a-z0-9_]*)$/.exec(path)?.[1];
  return metric === undefined ? null : { title: `metrics.${metric}` as MessageKey, data: (home, question) => metricView(home, metric, question) };
}
