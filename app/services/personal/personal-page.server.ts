import { maySee } from "#app/auth/access.server.ts";
import { ownClients } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import type { PersonalPage, PersonalSaid } from "#app/dashboards/personal/views.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { demoPath } from "#app/warehouse/home.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Consent, Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { noteOf } from "../audit/note.server.ts";
import { backupFolder, spreadErasures } from "../system/backups.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { consentOf, sayConsent } from "./consent.server.ts";

/** Where all data of a client are taken; who may take them may erase them. */
export const dataPath = "/clients/:id/data.json";

/** A client of one's own by the number in an address; null where there is none. */
export async function ownClient(home: Home, text: string): Promise<{ readonly id: number; readonly name: string | null } | null> {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) return null;
  const [row] = await runQuery<{ name: string | null }>(home, "own client by number", sql`select name from core.client where client_id = ${id} and ${ownClients(sql`client_id`)}`);
  return row ? { id, name: row.name } : null;
}

export async function personalPage(home: Home, text: string): Promise<PersonalPage | null> {
  const client = await ownClient(home, text);
  if (!client) return null;
  return { ...client, consent: await consentOf(home, client.id), mayErase: maySee(dataPath), demo: home.dir === demoPath() };
}

const isConsent = (text: string | null): text is Consent => text === "given" || text === "refused" || text === "unknown";

/** Does what a form asks for; null where there is no such client. */
export async function answerPersonal(home: Home, text: string, form: URLSearchParams, t: Translate): Promise<PersonalSaid | null> {
  const client = await ownClient(home, text);
  if (!client) return null;
  const consent = form.get("consent");
  if (isConsent(consent)) {
    await sayConsent(home, client.id, consent);
    return { done: t("ui.personal_consent_saved") };
  }
  if (home.dir === demoPath()) return { problem: t("ui.personal_demo") };
  if (form.get("intent") !== "erase" || !maySee(dataPath) || currentViewer().seenBy !== null) return { problem: t("ui.personal_not_yours") };
  if (form.get("number")?.trim() !== String(client.id)) return { problem: t("ui.personal_wrong_number") };
  const { eraseClient } = await pipelines();
  const erased = await eraseClient(home, client.id, noteOf({ action: "erase", object: `client:${client.id}` }));
  if (!erased) return null;
  await spreadErasures(home, backupFolder(home));
  const sentences = [t("ui.personal_erased", { files: erased.files, rows: erased.rows })];
  if (erased.shared) sentences.push(t("ui.personal_shared", { n: erased.shared }));
  sentences.push(erased.elsewhere.length ? t("ui.personal_elsewhere", { files: erased.elsewhere.join(", ") }) : t("ui.personal_copies"));
  return { done: sentences.join(" "), gone: true };
}
