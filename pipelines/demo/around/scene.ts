import { isoOf, type Day } from "../calendar.ts";
import type { Client, Visit } from "../life/client.ts";
import type { Group } from "../life/group.ts";
import type { Order } from "../life/orders.ts";
import type { Car } from "../world/cars.ts";

/** In which systems a client has a card, and whether the phone on all of them leads to one and the same client. */
export interface Reach {
  readonly onec: boolean;
  readonly dms: boolean;
  readonly anywhere: boolean;
}

/** The main order of a visit that stands. */
export interface Served {
  readonly order: Order;
  readonly visit: Visit;
  readonly client: Client;
  readonly car: Car;
}

/** What the rest of life is drawn from. */
export interface Scene {
  readonly group: Group;
  readonly reach: (client: Client | null) => Reach;
  /** By day. */
  readonly served: readonly Served[];
  readonly servedOf: (client: Client) => readonly Served[];
}

export function sceneOf(group: Group, reach: (client: Client | null) => Reach): Scene {
  const takenBack = new Set(group.orders.map((o) => o.reverses));
  const served = group.orders.flatMap((order): Served[] => {
    const { client, visit, car } = order;
    return client && visit && car && client.id !== 0 && !takenBack.has(order) ? [{ order, visit, client, car }] : [];
  });
  const own = new Map<Client, Served[]>();
  for (const s of served) {
    const list = own.get(s.client);
    if (list) list.push(s);
    else own.set(s.client, [s]);
  }
  return { group, reach, served, servedOf: (client) => own.get(client) ?? [] };
}

export const isCompany = (client: Client): boolean => typeof client.name === "string";
export const numbered = (prefix: string, n: number, width = 5): string => `${prefix}${String(n).padStart(width, "0")}`;
export const within = (day: Day, from: string, until = "9999"): boolean => isoOf(day) >= from && isoOf(day) <= until;
