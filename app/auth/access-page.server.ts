import type { AccessPage, AccessTable } from "#app/dashboards/accounts/access-views.ts";
import type { Translate } from "#app/i18n/index.ts";
import { cell, entries, type Cell, type EntryKind } from "./access.ts";
import { roleNames } from "./guard.server.ts";
import { scopeOf } from "./rights.ts";
import { roles } from "./roles.ts";
import { currentViewer } from "./viewer.server.ts";

const kinds: readonly EntryKind[] = ["page", "resource", "api", "command"];

/** The table of access in the reader's words, and what of it is the viewer's. */
export function accessPage(t: Translate): AccessPage {
  return { yours: yours(t), roles: roles.map((role) => t(`ui.access_role_${role}`)), tables: kinds.map((kind) => tableOf(kind, t)) };
}

function tableOf(kind: EntryKind, t: Translate): AccessTable {
  const own = entries.filter((entry) => entry.kind === kind);
  return { title: t(`ui.access_${kind}s`), rows: own.map((entry) => ({ name: entry.name, cells: roles.map((role) => (entry.read === "everybody" ? t("ui.access_everybody") : cellText(cell(entry, role), t))) })) };
}

function cellText({ allowed, scope, contacts, pay, whole }: Cell, t: Translate): string {
  const said = [t(`ui.access_${allowed}`), scope && t(`ui.access_scope_${scope}`), contacts && t(`ui.access_contacts_${contacts}`), pay && t(`ui.access_pay_${pay}`), whole ? t("ui.access_whole") : null];
  return said.filter((part) => part !== null).join(", ");
}

function yours(t: Translate): string {
  const viewer = currentViewer();
  const held = roleNames(viewer.roles, t);
  const scope = scopeOf(viewer, "figures") ?? scopeOf(viewer, "people");
  if (scope?.people) return t("ui.access_yours_person", { roles: held, person: scope.people.join(", ") || t("ui.access_nobody") });
  const branches = !scope?.branches ? t("ui.access_all_branches") : scope.branches.join(", ") || t("ui.access_no_branches");
  return t("ui.access_yours", { roles: held, branches });
}
