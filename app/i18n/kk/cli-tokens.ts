/** Көрсеткіштерді HTTP арқылы оқуға арналған токендер. */
export const cliTokens = {
  usage_too_many: "{option}: тым көп. Бір жолғыда {most} мәннен асырмаңыз.",
  usage_long_workbook: "Excel кітабы үшін мұнда жол тым көп: {rows}, ал {most} дейін сыяды. Осы тізімді CSV түрінде алыңыз.",
  usage_long_period: "«{value}» кезеңі тым ұзын: бір жолғыда {most} жылдан аспасын.",
  usage_no_such_token: "«{token}» деген токен жоқ. Жарамдылары: npm run -s loyalty -- tokens",
  usage_ambiguous_token: "«{token}» бірнеше токенге сай келеді ({matches}). Нөмірін жазыңыз.",
  usage_no_token_name: "Токенге не үшін екенін білдіретін атау беріңіз: бір белгіден {most} белгіге дейін.",
  token_made: "«{name}» токені жасалды. Қазір сақтап алыңыз, ол енді көрсетілмейді:",
  token_revoked: "«{name}» ({prefix}…) токені қайтарып алынды.",
  no_tokens: "Токен жоқ. Жаңасы: npm run -s loyalty -- token add АТАУЫ",
  column_id: "№",
  column_prefix: "басы",
  column_made_at: "жасалған",
  column_used_at: "соңғы оқылған кезі",
} as const;
