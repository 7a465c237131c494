/** Tokens for reading figures by HTTP. */
export const cliTokens = {
  usage_too_many: "{option}: too many. No more than {most} at once.",
  usage_long_workbook: "Too many rows for a workbook: {rows}, and it may have {most}. Take the same list as CSV.",
  usage_long_period: "The period “{value}” is too long: no more than {most} years at once.",
  usage_no_such_token: "There is no token “{token}”. Those that hold: npm run -s loyalty -- tokens",
  usage_ambiguous_token: "“{token}” fits several tokens ({matches}). Name its number.",
  usage_no_token_name: "Name the token by what it is for, in one to {most} characters.",
  token_made: "Token “{name}” is made. Keep it now, it will not be shown again:",
  token_revoked: "Token “{name}” ({prefix}…) is revoked.",
  no_tokens: "There are no tokens. A new one: npm run -s loyalty -- token add NAME",
  column_id: "no.",
  column_prefix: "begins with",
  column_made_at: "made",
  column_used_at: "last read",
} as const;
