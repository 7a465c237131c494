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
  help: `Dealer Loyalty: автодилер клиенттерінің адалдығы, өз деректеріңізден.

  npm start                        http://localhost:3000 мекенжайындағы дашборд
  npm run -s loyalty -- КОМАНДА    сол нәрсе командалық жолдан

Командалар
  import ФАЙЛ|БУМА…    деректерді жүктеу (CSV, TSV, XLSX, XLS, ZIP)
      --kind K               дерек түрі: visits, sales, surveys, staff, promotions…
      --mapping ФАЙЛ         бағандардың сәйкестігі (JSON)
      --encoding E           кодтау: utf-8, utf-16le, utf-16be, windows-1251
      --delimiter D          бөлгіш: , ; tab | whitespace
      --decimal ,|.          ондық таңба
      --date-order O         күн жазу реті: dmy, mdy, ymd
      --sheet АТАУЫ          XLSX кітабының парағы
      --set баған=мән        бағанның тұрақты мәні (бірнеше рет беруге болады)
      --map "Тақырып=баған"  файлдың қай тақырыбы нені білдіреді (бірнеше рет беруге болады)
      --remember             сәйкестікті тақырыптары сондай файлдар үшін есте сақтау
      --older                файл жүктелгендерден ескі: жолдары ештеңені алмастырмайды
      --today КҮН            жүктеу күні, ЖЖЖЖ-АА-КК; одан кейінгі күндер қабылданбайды
      --strict               қабылданбаған жолы бар файлды жүктемеу
      --json                 есеп JSON түрінде
  metrics              көрсеткіштер
      --as-of КҮН            күнге
      --period Ж-А..Ж-А      кезең үшін, мысалы 2025-06..2026-05
      --metrics a,b          қайсысы (әдепкіде бәрі)
      --by ҚИМА              қима: branch, staff, month…
      --where қима=мән       іріктеу (бірнеше рет беруге болады)
      --json
  rows КӨРСЕТКІШ       көрсеткішті құраған жолдар
      --part numerator|denominator   --as-of   --period   --where   --csv | --json
  batches [--json]     не жүктелді
  undo ПАРТИЯ          жүктеуді қайтарып алу
      --dry-run              не өзгеретінін тек көрсету
  mappings [list|forget ҚОЛТАҢБА] [--json]   есте сақталған баған сәйкестіктері
  duplicates [--json]  қайталанулар: неше жазба клиент болды, нені тексеру керек, кілттер, шешімдер
  duplicates same КІЛТ КІЛТ | different КІЛТ КІЛТ | no-key КІЛТ | is-key КІЛТ | undo НӨМІР
                       шешу немесе болдырмау; кілт түрі: phone:+77010000001, client_code:код контрагента:17
  rebuild              жүктелген жолдардан бәрін қайта құру
  set-up-link [ЛОГИН]  әкімші жасайтын сілтеме; логинмен — жаңа құпиясөз таңдайтын сілтеме
  tokens [--json]      көрсеткіштерді HTTP арқылы оқуға арналған токендер (/api/metrics)
  token add АТАУЫ | revoke НӨМІРІ|АТАУЫ   жасау (бір рет көрсетіледі) немесе қайтарып алу
  check [--json]       деректерді тексеру; бірдеңе сәйкес келмесе, код 1
  template ТҮР         CSV үлгісі, тақырыптары --lang тілінде
  backup [ФАЙЛ] [--json]   қайта құруға болмайтынның бәрінің көшірмесі, жұмысты тоқтатпай
  restore ФАЙЛ         көшірмені бос деректер үйіне (LOYALTY_HOME) қалпына келтіру
  verify [ФАЙЛ] [--json]   көшірме бүтін бе; файлсыз — деректер бүтін бе
  retention [АЙ|off]       ескі мұрағат файлдарынан байланыстарды алу; көрсеткіштер қалады
  audit verify [--json]    әрекеттер журналы бүтін бе, бүтін болмаса қай жерде
  bonus [--period 2026-05] [--plan ФАЙЛ|ЖОСПАР] [--json]   айдың немесе тоқсанның (2026-Q2) бонустары; --plan болса, басқа жоспар қанша төлер еді
  bonus open|review|approve|pay|reopen КЕЗЕҢ [--reason МӘТІН]   ашу, тексеру, бекіту (басқа адам), төлеу, жобаға қайтару
  bonus verify КЕЗЕҢ [--json]    бекітілгенді суреттен қайта есептеу
  bonus export КЕЗЕҢ ФАЙЛ        жалақы есебіне: .xlsx немесе .csv
  bonus plans [--json] | plan ФАЙЛ --from КЕЗЕҢ --reason МӘТІН   жоспарлар; жаңа нұсқаны сақтау
  promotion [КОД] [--margin 0.4] [--contact-cost 0.2] [--json]   акция қанша тапты; кодсыз — барлық акция қорытындысымен
  segments [--as-of КҮН] [--json]   әр сегментте қанша клиент бар және олар қанша әкелді
  model [--until КҮН] [--json]      қайталап келу мен чек модельдері (уақыт аптамен): BG/NBD, MBG/NBD, Gamma–Gamma
  demo                 көрсетілім деректерін қайта жасау

Барлық жерде: --lang ru|kk|en; --as ЖАЗБА — тек сол есептік жазба көретінін көру (логині немесе нөмірі). Деректер LOYALTY_HOME көрсеткен жерде, әйтпесе data/warehouse ішінде.
Шығу кодтары: 0 дайын, 1 болмады, 2 қате шақыру немесе екіұштылық (хабар параметрді атайды).
`,

  usage_unknown_command: "«{command}» деген команда жоқ. Командалар тізімі: npm run -s loyalty -- help",
  usage_unknown_option: "Бұл командада {option} параметрі жоқ. Барлық параметрлер: npm run -s loyalty -- help",
  usage_missing_value: "{option} параметрі қате берілген: оған мән керек пе, тексеріңіз (мысалы, --lang kk немесе мәнсіз --json).",
  usage_missing_argument: "Аргумент жетіспейді: {argument}. Шақыру тәртібі: npm run -s loyalty -- help",
  usage_extra_argument: "Артық аргумент «{argument}». Шақыру тәртібі: npm run -s loyalty -- help",
  usage_bad_choice: "{option}: «{value}» мәні жарамайды. Мүмкін мәндер: {choices}.",
  usage_bad_date: "«{value}» — күн емес. Күн мынадай болуы керек: 2026-05-31.",
  usage_bad_period: "«{value}» — кезең емес. Кезең мынадай болуы керек: 2025-06..2026-05.",
  usage_bad_pair: "{option}: «{value}» түсініксіз. атау=мән керек, мысалы branch=Орталық.",
  usage_bad_file: "{option}: {file} файлын оқу мүмкін емес ({problem}). Жолын және мазмұнын тексеріңіз.",
  usage_unknown_metric: "«{metric}» деген көрсеткіш жоқ. Бар көрсеткіштер: {known}.",
  usage_unknown_dimension: "«{dimension}» деген қима жоқ. Бар қималар: {known}.",
  usage_metric_not_by: "{metric} көрсеткіші «{dimension}» бойынша бөлінбейді. Оның қималары: {known}.",
  usage_unknown_part: "«{part}» деген бөлік жоқ. Бар бөліктер: {known}.",
  usage_metric_not_within: "{metric} көрсеткіші мекенжай сұрағандай (within) бөлінбейді.",
  usage_no_rows: "{metric} көрсеткішінің өз жолдары жоқ: ол басқа көрсеткіштерден құралады.",
  usage_no_such_batch: "«{batch}» партиясы жоқ. Жүктелген партиялар: npm run -s loyalty -- batches",
  usage_ambiguous_batch: "«{batch}» бірнеше партияға сәйкес келеді ({matches}). Көбірек таңба енгізіңіз.",
  usage_no_such_mapping: "«{signature}» деген сәйкестік жоқ. Есте сақталғандары: npm run -s loyalty -- mappings",
  usage_ambiguous_mapping: "«{signature}» бірнеше сәйкестікке келеді ({matches}). Көбірек таңба теріңіз.",
  usage_no_such_definition: "Анықтаманың {version}-нұсқасы жоқ. Бары: {known}.",
  usage_no_reason: "Анықтаманы неге өзгертетініңізді жазыңыз: бір таңбадан {most} таңбаға дейін.",
  usage_no_segment_name: "Сегментке атау беріңіз: бір таңбадан {most} таңбаға дейін.",
  usage_segment_name_taken: "«{name}» сегменті бар. Басқаша атаңыз немесе бұрынғысын ұмытыңыз.",
  usage_no_data: "Деректер әлі жоқ. Деректерді жүктеңіз: npm run -s loyalty -- import ФАЙЛ",
  usage_bad_key: "«{key}» — кілт емес. Кілт былай жазылады: phone:+77010000001, email:a@b.kz, card_no:123, tax_id:990101300123 немесе client_code:код контрагента:17.",
  usage_no_such_client: "{client} клиенті енді жоқ: оны жүктеу немесе басқа шешім өзгертті. Бетті жаңартыңыз.",
  usage_no_such_key: "Мұндай кілт деректерде енді жоқ. Бетті жаңартыңыз.",
  usage_bad_decision: "Шешім түсініксіз. Қайталанулар бетіне оралып, батырмалардың бірін басыңыз.",
  usage_no_such_decision: "{id} шешімі жоқ. Барлық шешім: npm run -s loyalty -- duplicates",
  usage_decision_undone: "{id} шешімінің күші бұрын жойылған.",
  usage_same_key_twice: "Бір ғана «{key}» кілті екі рет аталды. Екі жазбаның кілттері керек.",
  usage_no_such_promotion: "«{code}» акциясы жоқ. Барлары: {known}.",
  usage_demo_closed: "Көрсетілім деректері бөтен файлдарды қабылдамайды. Файлды өз деректеріңізге жүктеңіз: LOYALTY_HOME айнымалысын алып тастаңыз немесе басқа буманы көрсетіңіз.",

  failed: "Болмады: {problem}",
  home_in_use: "{path} ішіндегі деректерді басқа команда пайдаланып жатыр. Оның аяқталуын күтіп, қайталаңыз.",
  home_too_new: "{path} ішіндегі деректер бағдарламаның жаңарақ нұсқасында жасалған. Бағдарламаны жаңартыңыз.",
  home_damaged: "{path} ішіндегі деректер ашылмайды: қойма файлы бүлінген, ал жүктеулер тізімі жоқ. warehouse.duckdb файлын алып тастап, archive бумасындағы деректерді қайта жүктеңіз.",
  settings_bad: "{path} баптаулары қате құрылған ({problem}). Файлды түзетіңіз немесе жойыңыз.",
  home_unwritable: "{path} деректер бумасына жазу мүмкін емес. Рұқсаттарды тексеріңіз немесе LOYALTY_HOME ішінде басқа буманы көрсетіңіз.",
  server_gone: "Сервер команданы аяқтамай байланысты үзді. Оның журналын тексеріп, қайталаңыз.",

  ambiguous_kind: "{file}: бағандары бірнеше дерек түріне сәйкес келеді ({choices}). --kind көрсетіңіз.",
  ambiguous_date_order: "{file}: күн мен айдың реті түсініксіз ({examples}). --date-order көрсетіңіз: {choices}.",
  ambiguous_decimal: "{file}: ондық таңба түсініксіз ({examples}). --decimal көрсетіңіз: {choices}.",
  ambiguous_encoding: "{file}: кодтауы түсініксіз. --encoding көрсетіңіз: {choices}.",
  ambiguous_sheet: "{file}: кітапта дерегі бар бірнеше парақ бар ({choices}). --sheet көрсетіңіз.",
  ambiguous_duplicate_column: "{file}: бір баған екі рет кездеседі ({examples}). Керегін сәйкестік файлымен таңдаңыз: {option}.",
  ambiguous_suggested_columns: "{file}: міндетті бағандардың атауы бейтаныс; шамасы, {choices}. Растаңыз: {option} баған=тақырып (немесе --mapping).",
  strict_refused: {
    one: "{file}: {n} жол қабылданбады, ал --strict біреуіне де жол бермейді; файл жүктелмеді.",
    other: "{file}: {n} жол қабылданбады, ал --strict біреуіне де жол бермейді; файл жүктелмеді.",
  },
  file_internal: "{file}: ішкі қате салдарынан жүктелмеді ({problem}). Қалған деректер өзгерген жоқ; жүктеуді қайталаңыз.",
  already_loaded: "  бұл файл бұрын жүктелген: ештеңе өзгерген жоқ",
  looks_older: "  файл деректері ({from} — {to}) жүктелгендерден ескі; файл ескірген болса, партияны қайтарып алып, --older арқылы жүктеңіз",
  report_ignored: "Дерекке ұқсамайтын файлдар өткізілді: {files}",
  report_warning: { one: "  {line}-жол, «{column}» бағаны: {problem} Мәні бос қалдырылды ({n} жол).", other: "  {line}-жол, «{column}» бағаны: {problem} Мәні бос қалдырылды ({n} жол)." },
  import_cancelled: "Жүктеу тоқтатылды: ештеңе өзгерген жоқ, көрсеткіштер бұрынғыдай.",
  inbox_settle: "Сұраққа «Деректер» бетінде жауап беріңіз немесе файлды қасына {mapping} (қай баған нені білдіреді) қойып, inbox бумасына қайта салыңыз.",
  no_files: "{path} бумасында деректер жоқ (CSV, TSV, TXT, XLSX).",

  progress_archive: "{file}: сақталуда",
  progress_read: "{file}: оқылуда",
  progress_check: "{file}: тексерілуде",
  progress_rows: "{rows} жол",
  progress_left: "{time} қалды",
  progress_land: "Жүктелуде",
  progress_models: "Клиенттер мен көрсеткіштер құрылуда",
  progress_commit: "Жазылуда",
  report_file: "{file}: {kind}, партия {batch} ({encoding}, бөлгіш {delimiter})",
  report_book: "{file}: {kind}, партия {batch} (XLSX кітабы)",
  report_failed: "{file}: жүктелмеді",
  report_conservation: "  оқылды {rows_read} = жүктелді {loaded} + өзгеріссіз {unchanged} + алмастырылды {superseded} + қабылданбады {rejected}; кестеден тыс өткізілген жолдар: {skipped}",
  report_known: "  {days} аралығындағы {n} жол бұрын жүктелген ({files})",
  report_unidentified: "  клиентсіз: {n}",
  report_control_equal: "  файлдың қорытындысы {reported} сәйкес келді",
  report_control_differs: "  файлдың қорытындысы {reported}, жүктелгені {loaded}: айырмасы {difference}",
  report_more_rejects: { one: "  …және тағы {n} қабылданбаған жол", other: "  …және тағы {n} қабылданбаған жол" },
  report_clients: "Клиенттер: жазба {records}, адам мен компания {clients}.",
  report_shared_keys: {
    one: "{n} кілтті тым көп әртүрлі есім қолданады, ол ешкімді біріктірмейді: {keys}.",
    other: "{n} кілтті тым көп әртүрлі есім қолданады, олар ешкімді біріктірмейді: {keys}.",
  },
  delimiter_whitespace: "бос орындар",
  delimiter_tab: "табуляция",
  no_value: "жоқ",

  part_numerator: "алымы",
  part_denominator: "бөлімі",

  status_loaded: "жүктелген",
  status_undone: "қайтарып алынған",
  status_replaced: "қайта жүктелген",

  as_of: "{date} күнгі жағдай",
  rows_total: { one: "{n} жол", other: "{n} жол" },
  no_batches: "Ештеңе жүктелмеген.",
  undone: "{batch} партиясы қайтарып алынды ({file}). Көрсеткіштер ол мүлде болмағандай.",
  undo_would: "{batch} партиясы ({file}) қайтарып алынса:",
  undo_leaves: "  көрсеткіштерден {rows} жол кетеді",
  undo_comes_back: "  {rows} жол ертерек жүктелген күйіне оралады ({files})",
  undo_restores: "  осы файлдың бұрынғы оқылымы қайта орнына келеді ({when})",
  undo_clients: "  клиенттер: қазір {before}, кейін {after}",
  undo_split: "  {n} клиент бірнешеуге бөлінеді",
  undo_joined: "  {n} клиент бірнешеуден бірігеді",
  no_mappings: "Ештеңе есте сақталмаған. Есте сақтау: npm run -s loyalty -- import ФАЙЛ --remember",
  mapping_forgotten: "Ұмытылды: {kind} ({headers}). Мұндай файлдар қайтадан танылады.",
  rebuilt: "Бәрі {seconds} с ішінде қайта құрылды.",
  checks_fine: "Барлық тексерулер өтті.",
  checks_broken: { one: "{n} тексеру сәйкес келмейді.", other: "{n} тексеру сәйкес келмейді." },
  demo_writing: "Көрсетілім тобының деректері жазылуда: үш филиал, үш жыл",
  demo_ready: "Көрсетілім деректері дайын: {path}",

  job_broken_off: "Жүктеу үзіліп қалды: {files}. Көрсеткіштер бұрынғыдай; файлдарды қайта жіберіңіз, түпнұсқалары archive бумасында да бар.",
  job_landed: "Сервер жүктеуден кейін бірден тоқтаған: {files}. Файлдар жүктелген, қайта жіберудің қажеті жоқ.",
  start_building: "Беттер құрастырылуда (жаңартудан кейін бір рет керек)…",
  start_built: "{seconds} с ішінде құрастырылды.",
  start_build_failed: "Беттерді құрастыру мүмкін болмады. Құрастырғыштың хабары жоғарыда; npm ci және қайта іске қосу көмектеседі.",
  start_demo: "Алғашқы іске қосу: көрсетілім дилерлік тобы дайындалуда…",
  start_opening_own: "Деректеріңіз ашылуда: {path}",
  start_opening_demo: "Көрсетілім деректері ашылуда: {path}",
  start_opening_env: "LOYALTY_HOME деректері ашылуда: {path}",
  start_ready: "Дашборд дайын: {url}",
  start_inbox: "{path} бумасындағы файлдар өздігінен жүктеледі.",
  start_stop_hint: "Тоқтату: Ctrl+C",
  start_stopping: "Тоқтатылуда: басталған іс аяқталуда…",
  port_busy: "{port} портын басқа бағдарлама алып тұр. Оны тоқтатыңыз немесе басқа порт беріңіз: PORT={next} npm start",
  port_refused: "{host} мекенжайындағы {port} портын ашу мүмкін емес ({problem}). Басқа PORT пен HOST беріңіз.",
  config_port: "PORT={value}: 1 мен 65535 аралығындағы порт нөмірі керек.",
  config_host: "HOST={value}: көрсетілім құпиясөзсіз ашық, сондықтан тек осы компьютерге жауап береді (127.0.0.1, ::1 немесе localhost). Желіге жауап беру үшін LOYALTY_HOME көрсетіңіз.",
  config_home: "LOYALTY_HOME={value}: буманың жолы керек.",
  config_lang: "LOYALTY_LANG={value}: ru, kk, en тілдері бар.",
  config_smtp_url: "SMTP_URL: smtp://аты:құпиясөз@сервер:587 немесе smtps://… түріндегі пошта серверінің мекенжайы керек.",
  config_alert_from: "ALERT_FROM={value}: хаттар жіберілетін бір пошта мекенжайы керек.",
  config_alert_to: "ALERT_TO={value}: үтірмен бөлінген пошта мекенжайлары керек.",
} as const;
