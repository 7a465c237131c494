import { wayBack } from "#app/config/reader.ts";
import { isOpenedParam } from "#app/filters/opened.ts";
import type { Home } from "#pipelines/index.ts";
import { osUser } from "./who.server.ts";

/** A saved view as the filter bar lists it. */
export interface ViewLink {
  readonly id: number;
  readonly name: string;
  readonly to: string;
}
const MOST = 80;

export async function savedViews(home: Home): Promise<ViewLink[]> {
  const { listViews } = await import("#pipelines/index.ts");
  return (await listViews(home.state)).map(({ view_id, name, address }) => ({ id: view_id, name, to: wayBack(address) }));
}

/** Does what the form of a view asks for; what it does not understand changes nothing. */
export async function changeViews(home: Home, form: FormData): Promise<void> {
  const { deleteView, renameView, saveView } = await import("#pipelines/index.ts");
  const name = String(form.get("name") ?? "").trim().slice(0, MOST);
  const id = Number(form.get("view"));
  const intent = form.get("intent");
  if (intent === "delete") return deleteView(home.state, id);
  if (name === "") return;
  if (intent === "rename") await renameView(home.state, id, name);
  else if (intent === "save") await saveView(home.state, { name, address: withoutDrawer(wayBack(form.get("back"))), by: osUser() });
}

/** A view is a page at a question; which figure was open is no part of it. */
function withoutDrawer(address: string): string {
  const [path = "/", query = ""] = address.split("?");
  const params = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !isOpenedParam(name)));
  return params.size > 0 ? `${path}?${params}` : path;
}
