/** Accounts on the command line. */
export const cliAccounts = {
  set_up_first: "There are no accounts yet. Open this link to make the first (it works for {hours} hours, once):\n  {url}",
  set_up_link: "This link makes one more administrator. It works for {hours} hours, once; an earlier link works no more:",
  password_link: "By this link {name} chooses a new password. It works for {hours} hours, once:",
  usage_demo_accounts: "The demo has no accounts: load exports of your own, or name a folder in LOYALTY_HOME.",
  config_oidc: "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: signing in with a company account needs all three, OIDC_ISSUER as an address beginning with https://, and PUBLIC_URL, where the service sends people back to.",
} as const;
