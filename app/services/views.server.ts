import { admits, entryAt } from "#app/auth/access.ts";
import { questionWithin } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { wayBack } from "#app/config/reader.ts";
import { isOpenedParam } from "#app/filters/opened.ts";
import { whileUnchanged } from "#app/warehouse/unchanged.server.ts";
import type { Home, SavedView } from "#pipelines/index.ts";

/** A saved view as the filter bar lists it. */
export interface ViewLink {
  readonly id: number;
  readonly name: string;
  readonly to: string;
}
const MOST = 80;
const kept = whileUnchanged<readonly SavedView[]>();

/** The viewer's own views, to a director or administrator everybody's; of them those that lead to what the viewer may read. */
export async function savedViews(home: Home): Promise<ViewLink[]> {
  return (await ownViews(home)).filter(({ address }) => leadsToOwn(wayBack(address))).map(({ view_id, name, address }) => ({ id: view_id, name, to: wayBack(address) }));
}

async function ownViews(home: Home) {
  const { listViews } = await import("#pipelines/index.ts");
  const { user, roles } = currentViewer();
  const all = roles.includes("director") || roles.includes("admin");
  return (await kept(home.state, "views", () => listViews(home.state))).filter(({ saved_by }) => all || saved_by === user);
}

function leadsToOwn(address: string): boolean {
  const url = new URL(address, "http://here.invalid");
  const entry = entryAt(url.pathname.startsWith("/definitions/") ? "/definitions/:metric" : url.pathname);
  const { question } = readQuestion(url.searchParams);
  const branches = questionWithin(question).filters.branch ?? [];
  return entry !== undefined && admits(entry, currentViewer()) && (question.filters.branch ?? []).every((branch) => branches.includes(branch));
}

/** Does what the form of a view asks for; what it does not understand, or is another's, changes nothing. */
export async function changeViews(home: Home, form: URLSearchParams): Promise<void> {
  const { deleteView, renameView, saveView } = await import("#pipelines/index.ts");
  const name = String(form.get("name") ?? "").trim().slice(0, MOST);
  const id = Number(form.get("view"));
  const intent = form.get("intent");
  const isOwn = async (): Promise<boolean> => (await ownViews(home)).some(({ view_id }) => view_id === id);
  if (intent === "delete") return (await isOwn()) ? deleteView(home.state, id) : undefined;
  if (name === "") return;
  if (intent === "rename" && (await isOwn())) await renameView(home.state, id, name);
  else if (intent === "save") await saveView(home.state, { name, address: withoutDrawer(wayBack(form.get("back"))), by: currentViewer().user });
}

/** A view is a page at a question; which figure was open is no part of it. */
function withoutDrawer(address: string): string {
  const [path = "/", query = ""] = address.split("?");
  const params = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !isOpenedParam(name)));
  return params.size > 0 ? `${path}?${params}` : path;
}
