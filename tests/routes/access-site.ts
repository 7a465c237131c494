import type { Entry } from "#app/auth/access.ts";
import { roles, type Role } from "#app/auth/roles.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { ended, files, form, location, openSite, type Site, type Visitor } from "./site.ts";

const row = (...cells: string[]): string => cells.join(";");
/** Two branches with a client each, and one who goes to both; whatever is of the other branch has "Тайн" in its name or a number with "ХХ". */
const visits = [
  row("Филиал", "Номер заказ-наряда", "Дата закрытия", "Телефон", "Клиент", "Сумма", "VIN", "Мастер-консультант"),
  ...["05.02.2024", "06.03.2025", "07.03.2026"].map((day, i) => row("Север", `10${i}`, day, "+7 701 111 11 11", "Северов Семён", "1 000,00", "XTANORTH000000001", "Северная Анна")),
  ...["05.02.2024", "06.05.2025", "09.03.2026"].map((day, i) => row("Тайный Юг", `ХХ${i}`, day, "+7 702 999 99 99", "Тайнов Юрий", "64 821,00", "XTASECRET00000001", "Тайная Юлия")),
  row("Север", "110", "10.03.2026", "+7 703 333 33 33", "Общий Олег", "3 000,00", "XTAB0TH0000000001", "Северная Анна"),
  row("Тайный Юг", "ХХ9", "11.03.2026", "+7 703 333 33 33", "Общий Олег", "64 821,00", "XTAB0TH0000000001", "Тайная Юлия"),
].join("\r\n");
const staff = [row("Табельный номер", "Сотрудник", "Должность", "Филиал"), row("A1", "Северная Анна", "Мастер-консультант", "Север"), row("A9", "Тайная Юлия", "Мастер-консультант", "Тайный Юг")].join("\r\n");

/** Somebody of each role, who belongs to the branch "Север" and, an advisor, is its Anna; a director has all branches all the same. */
export interface Peopled {
  readonly site: Site;
  readonly own: ReadonlyMap<Role, Visitor>;
  /** Numbers of the clients. */
  readonly ids: { readonly north: string; readonly secret: string; readonly both: string };
}

export async function peopledSite(): Promise<Peopled> {
  const site = await openSite();
  const sent = await site.post("/data", files(["визиты.csv", visits], ["сотрудники.csv", staff]));
  await ended(site, location(await site.post("/data", form({ intent: "load", upload: location(sent).split("=")[1] ?? "" }))));
  const own = new Map(roles.map((role) => [role, site.as({ name: role, roles: [role], branches: ["Север"], staff: role === "advisor" ? "A1" : null })]));
  const clients = await (await currentHome()).engine.query<{ id: string; name: string }>(raw("select cast(client_id as varchar) as id, name from core.client"));
  const idOf = (name: string): string => clients.find((client) => client.name === name)?.id ?? "";
  return { site, own, ids: { north: idOf("Северов Семён"), secret: idOf("Тайнов Юрий"), both: idOf("Общий Олег") } };
}

/** An address of a way in that a role may find something at. */
export function addressOf({ name }: Pick<Entry, "name">, role: Role, ids: Peopled["ids"]): string {
  const opened = role === "hr" || role === "advisor" ? "figure=first_visit_recommend&by.staff=A1" : "figure=average_check";
  const filled: Readonly<Record<string, string>> = {
    "/clients/:id": `/clients/${ids.north}`, "/cars/:vin": "/cars/XTANORTH000000001", "/staff/:code": "/staff/A1", "/bonuses/:period": "/bonuses/2026-03", "/bonuses/:period/:staff": "/bonuses/2026-03/A1", "/bonuses/:period/payroll/:type": "/bonuses/2026-03/payroll/csv", "/orders/:id": `/orders/${encodeURIComponent("Север 100")}`, "/definitions/:metric": "/definitions/average_check",
    "/data/kinds/:kind": "/data/kinds/visits", "/data/kinds/:kind/:file": "/data/kinds/visits/template.csv", "/export/:file": `/export/figure.csv?${opened}`, "/settings/users/:id": "/settings/users/u1",
    "/figure.csv": `/figure.csv?${opened}`, "/jobs/:id.json": "/jobs/0.json", "/jobs/:id/events": "/jobs/0/events", "/*": "/no-such-page", "/api/*": "/api/none",
  };
  return filled[name] ?? name;
}
