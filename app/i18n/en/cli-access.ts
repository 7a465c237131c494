/** Refusals by role: in the shell, in files and in the API. */
export const cliAccess = {
  usage_not_for_you: "The figure {metric} is not open to you: it is not for your roles, or is told of the whole group only.",
  usage_not_your_command: "The command {command} is not for the roles of this account ({roles}).",
  usage_no_such_account: "There is no active account “{account}”.",
  usage_not_yours: "Only who made it, or a director, can change this.",
  usage_not_your_branch: "The branch “{branch}” is not among yours.",
} as const;
