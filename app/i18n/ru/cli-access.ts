/** Отказы по роли: в командной строке, в файлах и в API. */
export const cliAccess = {
  usage_not_for_you: "Показатель {metric} вам не открыт: он не для ваших ролей или считается только по всей группе.",
  usage_not_your_command: "Команда {command} не для ролей этой учётной записи ({roles}).",
  usage_no_such_account: "Действующей учётной записи «{account}» нет.",
  usage_not_yours: "Это может изменить только тот, кто это сделал, или директор.",
  usage_not_your_branch: "Филиала «{branch}» среди ваших нет.",
} as const;
