/** Токены для чтения показателей по HTTP. */
export const cliTokens = {
  usage_too_many: "{option}: слишком много. Не больше {most} за один раз.",
  usage_long_workbook: "Для книги Excel здесь слишком много строк: {rows}, а поместится {most}. Выгрузите тот же список в CSV.",
  usage_long_period: "Период «{value}» слишком длинный: не больше {most} лет за один раз.",
  usage_no_such_token: "Токена «{token}» нет. Действующие: npm run -s loyalty -- tokens",
  usage_ambiguous_token: "«{token}» подходит нескольким токенам ({matches}). Назовите номер.",
  usage_no_token_name: "Назовите токен: для чего он, от одного до {most} знаков.",
  token_made: "Токен «{name}» создан. Сохраните его сейчас, больше он не покажется:",
  token_revoked: "Токен «{name}» ({prefix}…) отозван.",
  no_tokens: "Токенов нет. Новый: npm run -s loyalty -- token add НАЗВАНИЕ",
  column_id: "№",
  column_prefix: "начало",
  column_made_at: "создан",
  column_used_at: "последнее чтение",
} as const;
