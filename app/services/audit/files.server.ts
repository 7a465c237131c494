import type { Home } from "#pipelines/index.ts";
import { note } from "./note.server.ts";

/** Parameters of an address that may be noted: what is asked, never free text. */
const spoken = /^(metric|by|at|over|from|to|as_of|period|month|quarter|year|branch|brand|client_kind|visit_kind|part|page|sort|contacts|batch|compare|seg)$/;

/** Notes that a file is about to be sent, and is on the disk before it is. `address` names it, with what was asked for. */
export async function noteFile(home: Pick<Home, "state">, url: URL): Promise<void> {
  const asked = [...url.searchParams].filter(([name]) => spoken.test(name)).map(([name, value]) => `${name}=${value.slice(0, 60)}`);
  await note(home, { action: "export", object: [url.pathname, ...asked].join(" ") });
}
