import { cliAccess } from "./cli-access.ts";
import { cliAccounts } from "./cli-accounts.ts";
import { cliColumns } from "./cli-columns.ts";
import { cliSystem } from "./cli-system.ts";
import { cliTokens } from "./cli-tokens.ts";

export const cli = {
  ...cliAccess,
  ...cliAccounts,
  ...cliColumns,
  ...cliSystem,
  ...cliTokens,
  help: `Dealer Loyalty: the loyalty of a car dealer's clients, from your own exports.

  npm start                       the dashboard on http://localhost:3000
  npm run -s loyalty -- COMMAND   the same from the shell

Commands
  import FILE|DIR…     load exports (CSV, TSV, XLSX, XLS, ZIP)
      --kind K               kind of export: visits, sales, surveys, staff, promotions…
      --mapping FILE         which column is which (JSON)
      --encoding E           utf-8, utf-16le, utf-16be, windows-1251
      --delimiter D          , ; tab | whitespace
      --decimal ,|.          decimal sign
      --date-order O         order within dates: dmy, mdy, ymd
      --sheet NAME           sheet of an XLSX workbook
      --set column=value     a constant for a column (repeatable)
      --map "Header=column"  which header of the file means what (repeatable)
      --remember             keep the mapping for files with the same headers
      --older                the file is older than what is loaded: its rows replace nothing
      --today DATE           day of import, YYYY-MM-DD; later dates are rejected
      --strict               do not load a file with rejected rows
      --json                 report as JSON
  metrics              figures
      --as-of DATE           at a date
      --period Y-M..Y-M      over a period, e.g. 2025-06..2026-05
      --metrics a,b          which (all by default)
      --by DIMENSION         split: branch, staff, month…
      --where dim=value      filter (repeatable)
      --json
  rows METRIC          the rows a figure is made of
      --part numerator|denominator   --as-of   --period   --where   --csv | --json
  batches [--json]     what was loaded
  undo BATCH           take a load back
      --dry-run              only show what would change
  mappings [list|forget SIGNATURE] [--json]   remembered mappings of columns
  duplicates [--json]  duplicates: how many records became clients, what to check, keys, decisions
  duplicates same KEY KEY | different KEY KEY | no-key KEY | is-key KEY | undo ID
                       decide or undo; a key looks like phone:+77010000001, client_code:customer code:17
  rebuild              build everything again from the loaded rows
  set-up-link [LOGIN]  a link that makes an administrator; with a login, one to choose a new password
  tokens [--json]      tokens for reading figures by HTTP (/api/metrics)
  token add NAME | revoke NUMBER|NAME   make one (shown once) or revoke it
  check [--json]       data checks; code 1 when something does not add up
  template KIND        a CSV template, headed in the language of --lang
  backup [FILE] [--json]   a copy of everything that cannot be built again, while it runs
  restore FILE         put a backup into an empty home (LOYALTY_HOME)
  verify [FILE] [--json]   is a backup sound; without a file: is the data
  retention [MONTHS|off]   cut contacts out of archived files of that age; figures stay
  audit verify [--json]    is the audit log whole, and where not
  bonus [--period 2026-05] [--plan FILE|PLAN] [--json]   bonuses of a month or a quarter (2026-Q2); with --plan what another plan would pay
  bonus open|review|approve|pay|reopen PERIOD [--reason TEXT]   open, review, approve (somebody else), pay, make a draft again
  bonus verify PERIOD [--json]   recompute what was approved from its snapshot
  bonus export PERIOD FILE       for payroll: .xlsx or .csv
  bonus plans [--json] | plan FILE --from PERIOD --reason TEXT   plans; save the next version
  promotion [CODE] [--margin 0.4] [--contact-cost 0.2] [--json]   what a promotion earned; without a code all of them with their verdicts
  segments [--as-of DATE] [--json]   how many clients are in each segment and what they brought
  model [--until DATE] [--json]      models of repeat visits and spend (time in weeks): BG/NBD, MBG/NBD, Gamma–Gamma
  demo                 make the demo data again

Everywhere: --lang ru|kk|en; --as ACCOUNT to see only what that account sees (its login or id). Data lives where LOYALTY_HOME says, else in data/warehouse.
Exit codes: 0 done, 1 failed, 2 wrong call or an ambiguity (the message names the option).
`,

  usage_unknown_command: "There is no command “{command}”. The commands: npm run -s loyalty -- help",
  usage_unknown_option: "This command has no option {option}. All options: npm run -s loyalty -- help",
  usage_missing_value: "Option {option} is given wrongly: check whether it takes a value (e.g. --lang ru, or --json without one).",
  usage_missing_argument: "An argument is missing: {argument}. How to call: npm run -s loyalty -- help",
  usage_extra_argument: "One argument too many: “{argument}”. How to call: npm run -s loyalty -- help",
  usage_bad_choice: "{option}: the value “{value}” does not fit. Possible: {choices}.",
  usage_bad_date: "“{value}” is not a date. A date looks like 2026-05-31.",
  usage_bad_period: "“{value}” is not a period. A period looks like 2025-06..2026-05.",
  usage_bad_pair: "{option}: cannot read “{value}”. It should be name=value, e.g. branch=Centre.",
  usage_bad_file: "{option}: cannot read the file {file} ({problem}). Check its path and content.",
  usage_unknown_metric: "There is no metric “{metric}”. There are: {known}.",
  usage_unknown_dimension: "There is no dimension “{dimension}”. There are: {known}.",
  usage_metric_not_by: "The metric {metric} cannot be split by “{dimension}”. Its dimensions: {known}.",
  usage_unknown_part: "There is no part “{part}”. There are: {known}.",
  usage_metric_not_within: "The metric {metric} cannot be narrowed as the address asks (within).",
  usage_no_rows: "The metric {metric} has no rows of its own: it is made of other metrics.",
  usage_no_such_batch: "There is no batch “{batch}”. Loaded batches: npm run -s loyalty -- batches",
  usage_ambiguous_batch: "“{batch}” fits several batches ({matches}). Type more characters.",
  usage_no_such_mapping: "There is no mapping “{signature}”. Those remembered: npm run -s loyalty -- mappings",
  usage_ambiguous_mapping: "“{signature}” fits several mappings ({matches}). Type more characters.",
  usage_no_such_definition: "There is no version {version} of the definition. There are: {known}.",
  usage_no_reason: "Write why the definition changes: between one and {most} characters.",
  usage_no_segment_name: "Name the segment: between one and {most} characters.",
  usage_segment_name_taken: "There is a segment “{name}” already. Name this one otherwise, or forget the other.",
  usage_no_data: "There is no data yet. Load exports: npm run -s loyalty -- import FILE",
  usage_bad_key: "“{key}” is no key. A key is written like phone:+77010000001, email:a@b.kz, card_no:123, tax_id:990101300123 or client_code:customer code:17.",
  usage_no_such_client: "There is no client {client} any more: a load or another decision changed it. Reload the page.",
  usage_no_such_key: "No such key is in the data any more. Reload the page.",
  usage_bad_decision: "The decision was not understood. Go back to the page of duplicates and press one of the buttons.",
  usage_no_such_decision: "There is no decision {id}. All of them: npm run -s loyalty -- duplicates",
  usage_decision_undone: "Decision {id} was undone already.",
  usage_same_key_twice: "The same key “{key}” was named twice. Keys of two records are needed.",
  usage_no_such_promotion: "There is no promotion “{code}”. There are: {known}.",
  usage_demo_closed: "The demo takes no foreign files. Load the file into a home of your own: unset LOYALTY_HOME or name another folder.",

  failed: "Failed: {problem}",
  home_in_use: "The data in {path} is in use by another command. Wait until it ends and try again.",
  home_too_new: "The data in {path} was made by a newer version of the program. Update the program.",
  home_damaged: "The data in {path} does not open: the warehouse file is damaged, and there is no list of loads beside it. Move warehouse.duckdb away and import the exports again from the folder archive.",
  settings_bad: "The settings {path} are wrong ({problem}). Correct the file or delete it.",
  home_unwritable: "The data folder {path} cannot be written. Check its permissions or name another folder in LOYALTY_HOME.",
  server_gone: "The server broke off before the command ended. Look into its log and try again.",

  ambiguous_kind: "{file}: its columns fit several kinds of export ({choices}). Give --kind.",
  ambiguous_date_order: "{file}: the order of day and month is unclear ({examples}). Give --date-order: {choices}.",
  ambiguous_decimal: "{file}: the decimal sign is unclear ({examples}). Give --decimal: {choices}.",
  ambiguous_encoding: "{file}: the encoding is unclear. Give --encoding: {choices}.",
  ambiguous_sheet: "{file}: the workbook has several sheets with data ({choices}). Give --sheet.",
  ambiguous_duplicate_column: "{file}: one column occurs twice ({examples}). Choose one with a mapping file: {option}.",
  ambiguous_suggested_columns: "{file}: required columns have headers nobody knows; they look like {choices}. Confirm: {option} column=header (or --mapping).",
  strict_refused: {
    one: "{file}: {n} row was rejected and --strict allows none; the file was not loaded.",
    other: "{file}: {n} rows were rejected and --strict allows none; the file was not loaded.",
  },
  file_internal: "{file}: not loaded because of an internal error ({problem}). The other data has not changed; import it again.",
  already_loaded: "  this file was loaded before: nothing changed",
  looks_older: "  the file's dates ({from} to {to}) are older than what is loaded; if it is outdated, take the batch back and import it with --older",
  report_ignored: "Left out, no exports by their names: {files}",
  report_warning: { one: "  line {line}, column “{column}”: {problem} The value was left blank ({n} row).", other: "  line {line}, column “{column}”: {problem} The value was left blank ({n} rows)." },
  import_cancelled: "The import was cancelled: nothing has changed, the figures are those before.",
  inbox_settle: "Answer the question on the Data page, or put the file back into inbox with {mapping} (which column is which) beside it.",
  no_files: "The folder {path} holds no exports (CSV, TSV, TXT, XLSX).",

  progress_archive: "{file}: keeping the original",
  progress_read: "{file}: reading",
  progress_check: "{file}: checking",
  progress_rows: { one: "{rows} row", other: "{rows} rows" },
  progress_left: "{time} left",
  progress_land: "Loading",
  progress_models: "Building clients and figures",
  progress_commit: "Writing",
  report_file: "{file}: {kind}, batch {batch} ({encoding}, delimiter {delimiter})",
  report_book: "{file}: {kind}, batch {batch} (XLSX workbook)",
  report_failed: "{file}: not loaded",
  report_conservation: "  read {rows_read} = loaded {loaded} + unchanged {unchanged} + superseded {superseded} + rejected {rejected}; lines outside the table skipped: {skipped}",
  report_known: {
    one: "  {n} row of {days} was already loaded ({files})",
    other: "  {n} rows of {days} were already loaded ({files})",
  },
  report_unidentified: "  without a client: {n}",
  report_control_equal: "  the file's total {reported} agrees",
  report_control_differs: "  the file's total is {reported}, loaded {loaded}: off by {difference}",
  report_more_rejects: { one: "  …and {n} more rejected row", other: "  …and {n} more rejected rows" },
  report_clients: "Clients: {records} records, {clients} people and companies.",
  report_shared_keys: {
    one: "{n} key is used by too many different names and joins nobody: {keys}.",
    other: "{n} keys are used by too many different names and join nobody: {keys}.",
  },
  delimiter_whitespace: "spaces",
  delimiter_tab: "tab",
  no_value: "none",

  part_numerator: "numerator",
  part_denominator: "denominator",

  status_loaded: "loaded",
  status_undone: "taken back",
  status_replaced: "loaded again",

  as_of: "As of {date}",
  rows_total: { one: "{n} row", other: "{n} rows" },
  no_batches: "Nothing has been loaded.",
  undone: "Batch {batch} was taken back ({file}). The figures are as if it had never been.",
  undo_would: "Taking back batch {batch} ({file}) would do this:",
  undo_leaves: { one: "  {rows} row leaves the figures", other: "  {rows} rows leave the figures" },
  undo_comes_back: { one: "  {rows} row falls back to what an earlier load said ({files})", other: "  {rows} rows fall back to what an earlier load said ({files})" },
  undo_restores: "  the earlier reading of this file stands again ({when})",
  undo_clients: "  clients: {before} now, {after} then",
  undo_split: { one: "  {n} client falls apart into several", other: "  {n} clients fall apart into several" },
  undo_joined: { one: "  {n} client is joined from several", other: "  {n} clients are joined from several" },
  no_mappings: "Nothing is remembered. To remember: npm run -s loyalty -- import FILE --remember",
  mapping_forgotten: "Forgotten: {kind} ({headers}). Such files will be detected anew.",
  rebuilt: "Everything was rebuilt in {seconds} s.",
  checks_fine: "All checks passed.",
  checks_broken: { one: "{n} check does not add up.", other: "{n} checks do not add up." },
  demo_writing: "Writing the exports of the demo group: three branches, three years",
  demo_ready: "The demo data is ready: {path}",

  job_broken_off: "An import was broken off: {files}. The figures are those before it; send the files again, what was archived lies in the folder archive.",
  job_landed: "The server was stopped right after an import: {files}. The files are in and need not be sent again.",
  start_building: "Building the pages (needed once after an update)…",
  start_built: "Built in {seconds} s.",
  start_build_failed: "The pages could not be built. The builder's message is above; npm ci and another start usually help.",
  start_demo: "First start: preparing the demo dealer group…",
  start_opening_own: "Opening your data: {path}",
  start_opening_demo: "Opening the demo data: {path}",
  start_opening_env: "Opening the data of LOYALTY_HOME: {path}",
  start_ready: "The dashboard is ready: {url}",
  start_inbox: "Files that land in {path} are loaded by themselves.",
  start_stop_hint: "Stop it with Ctrl+C",
  start_stopping: "Stopping: finishing what was begun…",
  port_busy: "Port {port} is taken by another program. Stop that one or choose another port: PORT={next} npm start",
  port_refused: "Port {port} on {host} cannot be opened ({problem}). Choose another PORT and HOST.",
  config_port: "PORT={value}: a port number from 1 to 65535 is needed.",
  config_host: "HOST={value}: the demo is open without passwords, so it answers to this computer only (127.0.0.1, ::1 or localhost). To answer to a network set LOYALTY_HOME.",
  config_home: "LOYALTY_HOME={value}: a path to a folder is needed.",
  config_lang: "LOYALTY_LANG={value}: the languages are ru, kk, en.",
  config_smtp_url: "SMTP_URL: the address of a mail server is needed, like smtp://name:password@server:587 or smtps://….",
  config_alert_from: "ALERT_FROM={value}: one mail address that the mails come from is needed.",
  config_alert_to: "ALERT_TO={value}: mail addresses with commas between them are needed.",
} as const;
