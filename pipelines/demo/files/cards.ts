import type { Reach } from "../around/scene.ts";
import type { Answer } from "../life/answers.ts";
import type { Client } from "../life/client.ts";
import type { Group } from "../life/group.ts";
import type { Order } from "../life/orders.ts";
import type { Rng } from "../rng.ts";
import { deskPhone } from "../tell.ts";
import { latinName, spellName, spellPhone, typedName } from "./spelling.ts";

/** What one system holds about one client. */
export interface Card {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly kind: string;
  readonly taxId: string;
}
export interface Cards {
  /** 1C of «Центр» and «Юг», and contracts of all; sometimes two cards of one client. */
  readonly onec: readonly Card[];
  /** The importer's dealer system of «Север». */
  readonly dms: Card;
  /** The survey tool. */
  readonly crm: Card;
  /** The importer's questionnaire knows a phone only. */
  readonly csi: Card;
  readonly reach: Reach;
}

export const isOneC = (order: Order): boolean => order.branch !== "Север";
const isNamed = (answer: Answer, origin: Answer["origin"]): boolean => answer.named && answer.origin === origin;

/** Everybody's cards. A phone is left out or replaced by the reception's only where nothing else hangs on it. */
export function issueCards(rng: Rng, group: Group): Map<Client, Cards> {
  const systems = new Map<Client, Set<string>>();
  const meets = (client: Client | null, system: string): void => {
    if (client) systems.set(client, (systems.get(client) ?? new Set<string>()).add(system));
  };
  for (const o of group.orders) if (o.nobody === null) meets(o.client, isOneC(o) ? "1c" : "dms");
  for (const c of group.contracts) meets(c.client, "1c");
  for (const a of group.answers) if (a.named) meets(a.client, isNamed(a, "internal") ? "crm" : "csi");
  return new Map(group.clients.map((client) => [client, cardsOf(rng.fork(`card ${client.id}`), client, systems.get(client) ?? new Set<string>())] as const));
}

function cardsOf(rng: Rng, client: Client, systems: ReadonlySet<string>): Cards {
  const company = typeof client.name === "string";
  const email = client.email ?? "";
  const alone = systems.size === 1 && !systems.has("csi") && !systems.has("crm") && !company;
  const twice = !alone && systems.has("1c") && rng.chance(0.05);
  const phone = (): string => spellPhone(rng, client.phone);
  const listed = (): string => (!alone ? phone() : rng.weighted([[phone(), 92], ["", 5], ["нет", 1], ["8 701 00", 1], [spellPhone(rng, deskPhone), systems.has("1c") ? 1 : 0]]));
  const onec = (n: number): Card => ({
    code: `00-${String(n).padStart(8, "0")}`,
    name: spellName(rng, client),
    phone: listed(),
    email: "",
    kind: company ? "Юридическое лицо" : "Физическое лицо",
    taxId: client.taxId ?? "",
  });
  const cards = {
    onec: twice ? [onec(client.id), onec(50_000 + client.id)] : [onec(client.id)],
    dms: { code: `C${200_000 + client.id}`, name: latinName(client), phone: listed(), email, kind: company ? "Corporate" : "Individual", taxId: "" },
    crm: { code: `CRM-${(client.id * 37) % 1_000_003}`, name: typedName(client), phone: phone(), email, kind: "", taxId: "" },
    csi: { code: "", name: latinName(client), phone: `+7${client.phone}`, email: "", kind: "", taxId: "" },
  };
  const own = systems.has("1c") ? cards.onec[0] : cards.dms;
  const told = own?.phone.replace(/\D/g, "").includes(client.phone) ?? false;
  return { ...cards, reach: { onec: systems.has("1c"), dms: systems.has("dms"), anywhere: !alone || told } };
}
