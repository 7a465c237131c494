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
  help: `Dealer Loyalty: лояльность клиентов дилерского центра, из ваших выгрузок.

  npm start                       дашборд на http://localhost:3000
  npm run -s loyalty -- КОМАНДА   то же из командной строки

Команды
  import ФАЙЛ|ПАПКА…   загрузить выгрузки (CSV, TSV, XLSX, XLS, ZIP)
      --kind K               вид выгрузки: visits, sales, surveys, staff, promotions…
      --mapping ФАЙЛ         соответствие столбцов (JSON)
      --encoding E           кодировка: utf-8, utf-16le, utf-16be, windows-1251
      --delimiter D          разделитель: , ; tab | whitespace
      --decimal ,|.          десятичный знак
      --date-order O         порядок в датах: dmy, mdy, ymd
      --sheet ИМЯ            лист книги XLSX
      --set столбец=значение постоянное значение столбца (можно несколько раз)
      --map "Заголовок=столбец"  какой заголовок файла что значит (можно несколько раз)
      --remember             запомнить соответствие для файлов с теми же заголовками
      --older                файл старше уже загруженных: его строки ничего не заменяют
      --today ДАТА           день загрузки, ГГГГ-ММ-ДД; даты позже отклоняются
      --strict               файл с отклонёнными строками не загружать
      --json                 отчёт в JSON
  metrics              показатели
      --as-of ДАТА           на дату
      --period Г-М..Г-М      за период, например 2025-06..2026-05
      --metrics a,b          какие (по умолчанию все)
      --by РАЗРЕЗ            разрез: branch, staff, month…
      --where разрез=знач.   отбор (можно несколько раз)
      --json
  rows ПОКАЗАТЕЛЬ      строки, из которых показатель сложился
      --part numerator|denominator   --as-of   --period   --where   --csv | --json
  batches [--json]     что загружено
  undo ПАРТИЯ          убрать загрузку
      --dry-run              только показать, что изменится
  mappings [list|forget ПОДПИСЬ] [--json]   запомненные соответствия столбцов
  duplicates [--json]  дубли: сколько записей стало клиентами, что проверить, ключи, решения
  duplicates same КЛЮЧ КЛЮЧ | different КЛЮЧ КЛЮЧ | no-key КЛЮЧ | is-key КЛЮЧ | undo НОМЕР
                       решить или отменить; ключ вида phone:+77010000001, client_code:код контрагента:17
  rebuild              построить всё заново из загруженных строк
  set-up-link [ЛОГИН]  ссылка, чтобы создать администратора; с логином — чтобы выбрать новый пароль
  tokens [--json]      токены для чтения показателей по HTTP (/api/metrics)
  token add НАЗВАНИЕ | revoke НОМЕР|НАЗВАНИЕ   создать (покажется один раз) или отозвать
  check [--json]       проверки данных; код 1, если что-то не сходится
  template ВИД         шаблон выгрузки в CSV, с заголовками на языке --lang
  backup [ФАЙЛ] [--json]   копия всего, что нельзя построить заново, на ходу
  restore ФАЙЛ         восстановить копию в пустой дом данных (LOYALTY_HOME)
  verify [ФАЙЛ] [--json]   цела ли копия; без файла — целы ли данные
  retention [МЕСЯЦЫ|off]   удалить контакты из файлов архива старше; показатели остаются
  audit verify [--json]    цел ли журнал действий, и где нет
  bonus [--period 2026-05] [--plan ФАЙЛ|ПЛАН] [--json]   бонусы за месяц или квартал (2026-Q2); с --plan — сколько заплатил бы другой план
  bonus open|review|approve|pay|reopen ПЕРИОД [--reason ТЕКСТ]   открыть, проверить, утвердить (другой человек), выплатить, вернуть в черновик
  bonus verify ПЕРИОД [--json]   пересчитать утверждённое из снимка
  bonus export ПЕРИОД ФАЙЛ       для расчёта зарплаты: .xlsx или .csv
  bonus plans [--json] | plan ФАЙЛ --from ПЕРИОД --reason ТЕКСТ   планы; сохранить новую версию
  promotion [КОД] [--margin 0.4] [--contact-cost 0.2] [--json]   что заработала акция; без кода — все акции с итогом
  segments [--as-of ДАТА] [--json]   сколько клиентов в каждом сегменте и сколько они принесли
  model [--until ДАТА] [--json]      модели повторных визитов и чека (время в неделях): BG/NBD, MBG/NBD, Gamma–Gamma
  demo                 создать демонстрационные данные заново

Везде: --lang ru|kk|en; --as УЧЁТКА — видеть только то, что видит она (логин или номер). Данные лежат там, куда указывает LOYALTY_HOME, иначе в data/warehouse.
Коды выхода: 0 готово, 1 не удалось, 2 неверный вызов или неоднозначность (сообщение называет параметр).
`,

  usage_unknown_command: "Команды «{command}» нет. Список команд: npm run -s loyalty -- help",
  usage_unknown_option: "Параметра {option} у этой команды нет. Все параметры: npm run -s loyalty -- help",
  usage_missing_value: "Параметр {option} задан неверно: проверьте, нужно ли ему значение (например, --lang ru или --json без значения).",
  usage_missing_argument: "Не хватает аргумента: {argument}. Порядок вызова: npm run -s loyalty -- help",
  usage_extra_argument: "Лишний аргумент «{argument}». Порядок вызова: npm run -s loyalty -- help",
  usage_bad_choice: "{option}: значение «{value}» не подходит. Возможные: {choices}.",
  usage_bad_date: "«{value}» — не дата. Нужна дата вида 2026-05-31.",
  usage_bad_period: "«{value}» — не период. Нужен период вида 2025-06..2026-05.",
  usage_bad_pair: "{option}: «{value}» не разобрать. Нужно имя=значение, например branch=Центр.",
  usage_bad_file: "{option}: файл {file} не прочитать ({problem}). Проверьте путь и содержимое.",
  usage_unknown_metric: "Показателя «{metric}» нет. Есть: {known}.",
  usage_unknown_dimension: "Разреза «{dimension}» нет. Есть: {known}.",
  usage_metric_not_by: "Показатель {metric} не делится по «{dimension}». Его разрезы: {known}.",
  usage_unknown_part: "Части «{part}» нет. Есть: {known}.",
  usage_metric_not_within: "Показатель {metric} не делится так, как просит адрес (within).",
  usage_no_rows: "У показателя {metric} нет своих строк: он складывается из других показателей.",
  usage_no_such_batch: "Партии «{batch}» нет. Загруженные партии: npm run -s loyalty -- batches",
  usage_ambiguous_batch: "Начало «{batch}» подходит нескольким партиям ({matches}). Введите больше знаков.",
  usage_no_such_mapping: "Соответствия «{signature}» нет. Запомненные: npm run -s loyalty -- mappings",
  usage_ambiguous_mapping: "«{signature}» подходит нескольким соответствиям ({matches}). Наберите больше знаков.",
  usage_no_such_definition: "Версии определения {version} нет. Есть: {known}.",
  usage_no_reason: "Напишите, почему меняете определение: от одного до {most} знаков.",
  usage_no_segment_name: "Назовите сегмент: от одного до {most} знаков.",
  usage_segment_name_taken: "Сегмент «{name}» уже есть. Назовите этот иначе или забудьте прежний.",
  usage_no_data: "Данных ещё нет. Загрузите выгрузки: npm run -s loyalty -- import ФАЙЛ",
  usage_bad_key: "«{key}» — не ключ. Ключ пишется так: phone:+77010000001, email:a@b.kz, card_no:123, tax_id:990101300123 или client_code:код контрагента:17.",
  usage_no_such_client: "Клиента {client} больше нет: загрузка или другое решение изменили его. Обновите страницу.",
  usage_no_such_key: "Такого ключа в данных больше нет. Обновите страницу.",
  usage_bad_decision: "Решение не понято. Вернитесь на страницу дублей и нажмите одну из кнопок.",
  usage_no_such_decision: "Решения {id} нет. Все решения: npm run -s loyalty -- duplicates",
  usage_decision_undone: "Решение {id} уже отменено.",
  usage_same_key_twice: "Дважды назван один и тот же ключ «{key}». Нужны ключи двух записей.",
  usage_no_such_promotion: "Акции «{code}» нет. Есть: {known}.",
  usage_demo_closed: "Демонстрационные данные чужих файлов не принимают. Загрузите файл в свой дом данных: уберите LOYALTY_HOME или укажите другую папку.",

  failed: "Не удалось: {problem}",
  home_in_use: "Данные в {path} заняты другой командой. Дождитесь её окончания и повторите.",
  home_too_new: "Данные в {path} созданы более новой версией программы. Обновите программу.",
  home_damaged: "Данные в {path} не открываются: файл хранилища повреждён, а списка загрузок рядом нет. Уберите warehouse.duckdb и загрузите выгрузки снова из папки archive.",
  settings_bad: "Настройки {path} составлены неверно ({problem}). Исправьте файл или удалите его.",
  home_unwritable: "Папка данных {path} недоступна для записи. Проверьте права или укажите другую папку в LOYALTY_HOME.",
  server_gone: "Сервер оборвал связь, не закончив команду. Проверьте его журнал и повторите.",

  ambiguous_kind: "{file}: по столбцам подходят разные виды выгрузки ({choices}). Укажите --kind.",
  ambiguous_date_order: "{file}: порядок дня и месяца неясен ({examples}). Укажите --date-order: {choices}.",
  ambiguous_decimal: "{file}: десятичный знак неясен ({examples}). Укажите --decimal: {choices}.",
  ambiguous_encoding: "{file}: кодировка неясна. Укажите --encoding: {choices}.",
  ambiguous_sheet: "{file}: в книге несколько листов с данными ({choices}). Укажите --sheet.",
  ambiguous_duplicate_column: "{file}: один столбец встречается дважды ({examples}). Выберите нужный файлом соответствия: {option}.",
  ambiguous_suggested_columns: "{file}: обязательные столбцы названы незнакомо; похоже, что {choices}. Подтвердите: {option} столбец=заголовок (или --mapping).",
  strict_refused: {
    one: "{file}: {n} строка отклонена, а --strict требует ни одной; файл не загружен.",
    few: "{file}: {n} строки отклонены, а --strict требует ни одной; файл не загружен.",
    many: "{file}: {n} строк отклонено, а --strict требует ни одной; файл не загружен.",
    other: "{file}: {n} строки отклонено, а --strict требует ни одной; файл не загружен.",
  },
  file_internal: "{file}: не загружен из-за внутренней ошибки ({problem}). Остальные данные не изменились; повторите загрузку.",
  already_loaded: "  этот файл уже загружен: ничего не изменилось",
  looks_older: "  данные файла ({from} — {to}) старше загруженных; если он устарел, уберите партию и загрузите с --older",
  report_ignored: "Пропущены файлы, не похожие на выгрузки: {files}",
  report_warning: { one: "  строка {line}, столбец «{column}»: {problem} Значение оставлено пустым ({n} строка).", few: "  строка {line}, столбец «{column}»: {problem} Значение оставлено пустым ({n} строки).", many: "  строка {line}, столбец «{column}»: {problem} Значение оставлено пустым ({n} строк).", other: "  строка {line}, столбец «{column}»: {problem} Значение оставлено пустым ({n} строки)." },
  import_cancelled: "Загрузка отменена: ничего не изменилось, показатели прежние.",
  inbox_settle: "Ответьте на вопрос на странице «Данные» или положите файл и рядом {mapping} (что какой столбец значит) снова в папку inbox.",
  no_files: "В папке {path} нет выгрузок (CSV, TSV, TXT, XLSX).",

  progress_archive: "{file}: сохраняю",
  progress_read: "{file}: читаю",
  progress_check: "{file}: проверяю",
  progress_rows: { one: "{rows} строка", few: "{rows} строки", many: "{rows} строк", other: "{rows} строки" },
  progress_left: "осталось {time}",
  progress_land: "Загружаю",
  progress_models: "Собираю клиентов и показатели",
  progress_commit: "Записываю",
  report_file: "{file}: {kind}, партия {batch} ({encoding}, разделитель {delimiter})",
  report_book: "{file}: {kind}, партия {batch} (книга XLSX)",
  report_failed: "{file}: не загружен",
  report_conservation: "  прочитано {rows_read} = загружено {loaded} + без изменений {unchanged} + заменено {superseded} + отклонено {rejected}; пропущено строк вне таблицы: {skipped}",
  report_known: {
    one: "  {n} строка за {days} уже была загружена ({files})",
    few: "  {n} строки за {days} уже были загружены ({files})",
    many: "  {n} строк за {days} уже были загружены ({files})",
    other: "  {n} строки за {days} уже были загружены ({files})",
  },
  report_unidentified: "  без клиента: {n}",
  report_control_equal: "  итог файла {reported} сошёлся",
  report_control_differs: "  итог файла {reported}, загружено {loaded}: не сходится на {difference}",
  report_more_rejects: {
    one: "  …и ещё {n} отклонённая строка",
    few: "  …и ещё {n} отклонённые строки",
    many: "  …и ещё {n} отклонённых строк",
    other: "  …и ещё {n} отклонённой строки",
  },
  report_clients: "Клиенты: записей {records}, людей и компаний {clients}.",
  report_shared_keys: {
    one: "{n} ключ встречается у слишком многих разных имён и никого не объединяет: {keys}.",
    few: "{n} ключа встречаются у слишком многих разных имён и никого не объединяют: {keys}.",
    many: "{n} ключей встречаются у слишком многих разных имён и никого не объединяют: {keys}.",
    other: "{n} ключа встречаются у слишком многих разных имён и никого не объединяют: {keys}.",
  },
  delimiter_whitespace: "пробелы",
  delimiter_tab: "табуляция",
  no_value: "нет",

  part_numerator: "числитель",
  part_denominator: "знаменатель",

  status_loaded: "загружена",
  status_undone: "убрана",
  status_replaced: "загружена заново",

  as_of: "На {date}",
  rows_total: { one: "{n} строка", few: "{n} строки", many: "{n} строк", other: "{n} строки" },
  no_batches: "Ничего не загружено.",
  undone: "Партия {batch} убрана ({file}). Показатели такие, как будто её не было.",
  undo_would: "Если убрать партию {batch} ({file}):",
  undo_leaves: { one: "  из показателей уйдёт {rows} строка", few: "  из показателей уйдут {rows} строки", many: "  из показателей уйдут {rows} строк", other: "  из показателей уйдёт {rows} строки" },
  undo_comes_back: {
    one: "  {rows} строка станет такой, как в более ранней загрузке ({files})",
    few: "  {rows} строки станут такими, как в более ранней загрузке ({files})",
    many: "  {rows} строк станут такими, как в более ранней загрузке ({files})",
    other: "  {rows} строки станут такими, как в более ранней загрузке ({files})",
  },
  undo_restores: "  вернётся прежнее прочтение этого файла ({when})",
  undo_clients: "  клиентов: было {before}, станет {after}",
  undo_split: { one: "  {n} клиент распадётся на нескольких", few: "  {n} клиента распадутся на нескольких", many: "  {n} клиентов распадутся на нескольких", other: "  {n} клиента распадутся на нескольких" },
  undo_joined: { one: "  {n} клиент соединится из нескольких", few: "  {n} клиента соединятся из нескольких", many: "  {n} клиентов соединятся из нескольких", other: "  {n} клиента соединятся из нескольких" },
  no_mappings: "Ничего не запомнено. Запомнить: npm run -s loyalty -- import ФАЙЛ --remember",
  mapping_forgotten: "Забыто: {kind} ({headers}). Такие файлы будут распознаваться заново.",
  rebuilt: "Всё построено заново за {seconds} с.",
  checks_fine: "Все проверки пройдены.",
  checks_broken: { one: "Не сходится {n} проверка.", few: "Не сходятся {n} проверки.", many: "Не сходятся {n} проверок.", other: "Не сходятся {n} проверки." },
  demo_writing: "Пишу выгрузки демонстрационной группы: три филиала, три года",
  demo_ready: "Демонстрационные данные готовы: {path}",

  job_broken_off: "Загрузка была прервана: {files}. Показатели прежние; отправьте файлы ещё раз, исходники лежат и в папке archive.",
  job_landed: "Сервер был остановлен сразу после загрузки: {files}. Файлы загружены, отправлять их снова не нужно.",
  start_building: "Собираю страницы (нужно один раз после обновления)…",
  start_built: "Собрано за {seconds} с.",
  start_build_failed: "Собрать страницы не удалось. Сообщение сборщика выше; помогает npm ci и повторный запуск.",
  start_demo: "Первый запуск: готовлю демонстрационную дилерскую группу…",
  start_opening_own: "Открываю ваши данные: {path}",
  start_opening_demo: "Открываю демонстрационные данные: {path}",
  start_opening_env: "Открываю данные из LOYALTY_HOME: {path}",
  start_ready: "Дашборд готов: {url}",
  start_inbox: "Файлы из папки {path} загружаются сами.",
  start_stop_hint: "Остановить: Ctrl+C",
  start_stopping: "Останавливаюсь: заканчиваю начатое…",
  port_busy: "Порт {port} занят другой программой. Остановите её или задайте другой порт: PORT={next} npm start",
  port_refused: "Порт {port} на адресе {host} открыть нельзя ({problem}). Задайте другие PORT и HOST.",
  config_port: "PORT={value}: нужен номер порта от 1 до 65535.",
  config_host: "HOST={value}: демонстрация открыта без паролей, поэтому отвечает только этому компьютеру (127.0.0.1, ::1 или localhost). Чтобы отвечать по сети, задайте LOYALTY_HOME.",
  config_home: "LOYALTY_HOME={value}: нужен путь к папке.",
  config_lang: "LOYALTY_LANG={value}: есть языки ru, kk, en.",
  config_smtp_url: "SMTP_URL: нужен адрес почтового сервера вида smtp://имя:пароль@сервер:587 или smtps://….",
  config_alert_from: "ALERT_FROM={value}: нужен один почтовый адрес, от которого уходят письма.",
  config_alert_to: "ALERT_TO={value}: нужны почтовые адреса через запятую.",
} as const;
