/** The batch side's only door. `home` comes from `openHome`. */
import { checks } from "./checks/index.ts";
import type { Home } from "./home.ts";
import { planRead, preview, type PreviewRow, type ReadPlan } from "./read/index.ts";
import * as batches from "./stage/batches.ts";
import { runChecks, stagingChecks } from "./stage/check.ts";
import { rebuild } from "./stage/build.ts";
import { plannedOverlap } from "./stage/overlap.ts";
import { headerOfRejects, rejectTable, streamRejects } from "./stage/rejects.ts";
import type { BatchInfo, ImportOptions, OverlapInfo, Reject } from "./stage/report.ts";
import { modelSettings } from "./stage/model-settings.ts";
import { lookAtUndo, type UndoPreview } from "./stage/preview-undo.ts";
import { undo } from "./stage/undo.ts";
import { findMapping } from "./state/mappings.ts";
import type { Session } from "./warehouse/engine.ts";

export { buildCubes, keepCubes, type Cube, type CubeKeeper, type CubesOf } from "./cubes/index.ts";
export { writeDemoExports } from "./demo/index.ts";
export type { Home } from "./home.ts";
export { HomeError } from "./home-error.ts";
export { openHome } from "./open-home.ts";
export { noteNotice, readNotices, type HomeNotice } from "./notices.ts";
export { expandArchive, isArchive, parseMapping, planToMapping, type PreviewRow } from "./read/index.ts";
export { ReadError, type Ambiguity, type Mapping, type ReadOptions, type ReadPlan } from "./read/plan.ts";
export { asIfAlone } from "./identity/alone.ts";
export { clientsOfNumber, clientsOfNumbers, namesUnder, rowsOfRecords, unfitKeys } from "./identity/look-up.ts";
export { suggestPairs, type Suggestion, type SuggestionReason } from "./identity/suggest.ts";
export { listBonusPlans, openedPeriods, savePlan, type SavedPlan } from "./state/bonus-plans.ts";
export { answerBonusQuestion, askBonusQuestion, listBonusQuestions, type BonusMessage, type BonusQuestion } from "./state/bonus-questions.ts";
export { keptOf, listBonusEvents, takeBonusStep, type BonusEvent, type BonusStep, type NewBonusEvent } from "./state/bonus-runs.ts";
export { listLadders, saveLadder, type SavedLadder } from "./state/ladder.ts";
export { BackupError } from "./state/backup-error.ts";
export { backUp, type BackupReport } from "./state/backup.ts";
export { decide, undoDecision } from "./state/decide.ts";
export { listDefinitions, type PublishedDefinition } from "./state/definitions.ts";
export { publishDefinition } from "./state/publish-definition.ts";
export { asCompared, DecisionError, keyText, keyTypes, listDecisions, parseKeyText, type Decision, type DecisionEntry, type KeyRef } from "./state/index.ts";
export { listAlertMails, noteAlertMail, queueAlertMail, type AlertMailRow } from "./state/alert-mail.ts";
export { deleteAlertRule, listAlertRules, listAlerts, markAlertsSeen, saveAlertRule, takeInSignals, type AlertRow, type AlertRuleRow } from "./state/alerts.ts";
export { addAccount, addAccountIn, changeAccount, disableAccount, enableAccount, findAccount, findByLogin, findBySubject, hasAccounts, listAccounts, renewPasswordHash, setLanguage, setPassword, setPasswordIn, setSubject, type Account, type AccountFields } from "./state/accounts.ts";
export { addLinkIn, findLink, takeLinkIn, type OneTimeLink } from "./state/links.ts";
export { appendAuditIn, auditWords, listAudit, noting, recordAudit, streamAudit, type AuditEntry, type AuditFilter, type AuditNote } from "./state/audit.ts";
export { verifyAudit, type AuditBreak, type AuditSeen } from "./state/verify-audit.ts";
export { consents, noteConsent, typedConsents, type Consent, type TypedConsent } from "./state/consent.ts";
export { cutOldOriginals } from "./personal/retention.ts";
export { eraseClient, type Erased } from "./personal/erase.ts";
export { copyErasures } from "./personal/erasures.ts";
export { momentOf, momentText } from "./state/moments.ts";
export { listOfferRules, saveOfferRules, type SavedOfferRules } from "./state/offer-rules.ts";
export { forgetSegment, listSegments, saveSegment, segmentNumbers, type SavedSegmentRow } from "./state/segments.ts";
export { addSession, endSession, endSessions, findSession, listSessions, sessionHolds, touchSession, type SignedIn } from "./state/sessions.ts";
export { clearAttempt, countAttempt, sweepThrottle, type WaitOf } from "./state/throttle.ts";
export { deleteEvent, listEvents, saveEvent, timeEventKinds, type NewTimeEvent, type TimeEvent, type TimeEventKind } from "./state/events.ts";
export { findMapping, forgetMapping, listMappings, rememberMapping, type SavedMapping } from "./state/mappings.ts";
export { restore } from "./state/restore.ts";
export { verifyBackup, verifyHome, type BackupSeen, type HomeSeen } from "./state/verify.ts";
export { isDiskFull } from "./warehouse/disk-full.ts";
export { addToken, findToken, listTokens, noteUse, revokeToken, type ApiToken } from "./state/tokens.ts";
export { findTrial, listTrials, recordTrial, trialMembers, type DrawnTrial, type TrialArm, type TrialMember } from "./state/trials.ts";
export { deleteView, listViews, renameView, saveView, type SavedView } from "./state/views.ts";
export { defaultSettings, SettingsError, type Settings } from "./settings.ts";
export { kinds, type Kind, type ProblemCode } from "./sources/contract.ts";
export { archivedLine, type ArchivedLine } from "./stage/archived-line.ts";
export { isExport } from "./stage/expand.ts";
export { writeDurably } from "./stage/files.ts";
export { importFiles } from "./stage/import.ts";
export { refreshIdentity } from "./stage/refresh-identity.ts";
export { ImportCancelled, type ImportItem, type ImportWatch } from "./stage/watch.ts";
export type { UndoPreview } from "./stage/preview-undo.ts";
export {
  BatchError,
  type BatchInfo,
  type ControlTotal,
  type FileErrorCode,
  type FileReport,
  type ImportOptions,
  type ImportReport,
  type OverlapInfo,
  type Progress,
  type Reject,
  type RowProblem,
  type SharedKey,
  type Warning,
} from "./stage/report.ts";

/** How a file would be read, its first rows, and its dates against those loaded, before anything is loaded. Throws ReadError. */
export async function planImport(home: Home, path: string, options: ImportOptions, rows = 50): Promise<{ plan: ReadPlan; preview: PreviewRow[]; overlap: OverlapInfo | "skipped" | null }> {
  const remembered = (signature: string) => findMapping(home.state, signature);
  const plan = await planRead(path, { remembered, ...options, currency: home.settings.currency });
  return { plan, preview: await preview(plan, rows), overlap: await plannedOverlap(home, plan) };
}

/** All loads that landed at some time, newest first. */
export const listBatches = (home: Home): Promise<BatchInfo[]> => batches.listBatches(home.engine);

/** Takes a load back: figures are then as if it had never been. A prefix will do where only one batch has it. Throws BatchError. */
export const undoBatch = (home: Home, batch: string): Promise<BatchInfo> => undo(home, batch);

/** What taking a load back would do, with whatever `measure` finds before and after; nothing is changed. Throws BatchError. */
export const previewUndo = <Measured = null>(home: Home, batch: string, measure?: (session: Session) => Promise<Measured>): Promise<UndoPreview<Measured>> => lookAtUndo(home, batch, measure);

/** Builds every table of core and marts again from the loaded rows. */
export const rebuildModels = (home: Home): Promise<void> =>
  home.exclusive(async () => {
    const settings = await modelSettings(home);
    await home.engine.transaction((session) => rebuild(session, settings), { lands: true });
  });

/** Rejected rows of a batch in the order of the file. Throws BatchError. */
export const rejectsOf = (home: Home, batch: string): AsyncGenerator<Reject> => streamRejects(home.engine, batch);

/** Header and rejected rows of a batch as cells, with the delimiter that they came with. Throws BatchError. */
export const rejectCells = (home: Home, batch: string): ReturnType<typeof rejectTable> => rejectTable(home.engine, batch);

/** The header line that goes above the texts of `rejectsOf`; NULL when the file had none. Throws BatchError. */
export const rejectHeader = (home: Home, batch: string): Promise<string | null> => headerOfRejects(home.engine, batch);

/** Checks that found something, with how many rows; an empty list is good news. */
export const checkHome = (home: Home): Promise<{ id: string; rows: number }[]> => runChecks(home, [...stagingChecks, ...checks]);
