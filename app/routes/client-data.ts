import { note } from "#app/services/audit/note.server.ts";
import { asJson, clientData } from "#app/services/personal/client-data.server.ts";
import { ownClient } from "#app/services/personal/personal-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/client-data.ts";

/** Everything that is known of one client, in one file for whom it is about. */
export async function loader({ params }: Route.LoaderArgs) {
  const home = await currentHome();
  const client = await ownClient(home, params.id);
  const found = client && (await clientData(home, client.id));
  if (!client || !found) return new Response(null, { status: 404 });
  await note(home, { action: "client_data", object: `client:${client.id}` });
  return new Response(asJson(found), { headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="client-${client.id}.json"`, "Cache-Control": "no-store" } });
}
