/** What is noted; the words are `ui.audit_action_<name>`. */
export const auditActions = [
  "sign_in", "sign_in_refused", "sign_out", "set_up", "password", "session_end",
  "account_add", "account_change", "account_disable", "account_enable", "account_link", "see_as", "see_as_end", "token_add", "token_revoke",
  "export", "api", "contacts", "audit_export",
  "import", "undo", "decision", "decision_undo", "definition", "ladder", "backup",
  "consent", "client_data", "erase", "retention",
  "bonus_plan", "bonus_opened", "bonus_reviewed", "bonus_approved", "bonus_paid", "bonus_reopened", "bonus_question", "bonus_answer",
  "segment",
  "trial", "offer_rules",
] as const;
export type AuditAction = (typeof auditActions)[number];

export const isAuditAction = (text: unknown): text is AuditAction => auditActions.includes(text as AuditAction);
