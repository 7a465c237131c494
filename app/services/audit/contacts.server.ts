import { onContactsSeen } from "#app/auth/contacts.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { note, noteSoon } from "./note.server.ts";

/** So many clients are named in one entry; of more there is a count. */
const MOST = 1_000;
const shared = globalThis as { loyaltyAuditsContacts?: boolean };

/** From now on looks at whole contacts are noted: of a list before it is sent, of a page as it is shown. */
export function auditContacts(): void {
  if (shared.loyaltyAuditsContacts) return;
  shared.loyaltyAuditsContacts = true;
  onContactsSeen(async (viewer, { kind, clients }) => {
    const home = await currentHome();
    const noted = { action: "contacts", object: clients.slice(0, MOST).map((id) => `client:${id}`).join(" "), result: kind === "client" ? "page" : `list:${clients.length}` } as const;
    if (kind === "client") noteSoon(home, noted, viewer);
    else await note(home, noted, viewer);
  });
}
