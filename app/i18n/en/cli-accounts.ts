/** Accounts on the command line. */
export const cliAccounts = {
  set_up_first: "There are no accounts yet. Open this link to make the first (it works for {hours} hours, once):\n  {url}",
  set_up_link: "This link makes one more administrator. It works for {hours} hours, once; an earlier link works no more:",
  password_link: "By this link {name} chooses a new password. It works for {hours} hours, once:",
  usage_demo_accounts: "The demo has no accounts: load exports of your own, or name a folder in LOYALTY_HOME.",
} as const;
