import type { Params } from "#app/i18n/index.ts";

/** What the asker got wrong; the sentence is `cli.usage_<code>` of the catalogue, in the reader's language. */
export type UsageCode =
  | "unknown_command" // command
  | "unknown_option" // option
  | "missing_value" // option
  | "missing_argument" // argument
  | "extra_argument" // argument
  | "bad_choice" // option, value, choices
  | "bad_date" // value
  | "bad_period" // value
  | "bad_pair" // option, value
  | "bad_file" // option, file, problem
  | "unknown_metric" // metric, known
  | "unknown_dimension" // dimension, known
  | "metric_not_by" // metric, dimension, known
  | "unknown_part" // part, known
  | "metric_not_within" // metric
  | "no_rows" // metric
  | "no_such_batch" // batch
  | "demo_accounts"
  | "ambiguous_batch" // batch, matches
  | "no_such_mapping" // signature
  | "ambiguous_mapping" // signature, matches
  | "bad_key" // key
  | "no_such_client" // client
  | "no_such_key" // key
  | "bad_decision" // a form or an address that asks for no decision we know
  | "no_such_definition" // version, known
  | "no_reason" // a definition is published with a reason, no longer than: most
  | "too_many" // option, most
  | "long_workbook" // rows, most
  | "long_period" // value, most: years
  | "no_such_token" // token
  | "ambiguous_token" // token, matches
  | "no_token_name" // a token is made under a name, no longer than: most
  | "no_data" // nothing loaded yet
  | "not_for_you" // metric
  | "not_your_command" // command, roles
  | "no_such_account" // account
  | "not_yours" // what somebody else made
  | "not_your_branch" // branch
  | "no_segment_name" // most: signs
  | "segment_name_taken" // name
  | "no_such_promotion" // code, known
  | "demo_closed"; // the demo takes no foreign files

/** The request itself cannot be answered: exit 2 in the shell, 400 on a page. */
export class UsageError extends Error {
  constructor(
    readonly code: UsageCode,
    readonly params: Params = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "UsageError";
  }
}
