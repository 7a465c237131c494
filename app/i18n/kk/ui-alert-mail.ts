/** Signals by mail: who gets them, and what keeps them from going. */
export const uiAlertMail = {
  alert_mail: "Пошта арқылы",
  alert_mail_off: "Жаңа сигналдар туралы хаттар жіберілмейді: {names} баптаулары берілмеген. Оларды сервер әкімшісі береді.",
  alert_mail_to: "Жаңа сигналдар туралы хат бір рет мына мекенжайларға жіберіледі: {to}.",
  alert_mail_last: "Соңғысы {date} жіберілді.",
  alert_mail_waiting: "Хат әлі жіберілген жоқ. Әрекеттер: {tries}; келесісі {date}.",
  alert_mail_unreachable: "Пошта сервері жауап бермейді ({said}). SMTP_URL ішіндегі мекенжай мен портты және желіге қосылуды тексеріңіз.",
  alert_mail_sign_in: "Пошта сервері ат пен құпиясөзді қабылдамады ({said}). Оларды SMTP_URL ішінде тексеріңіз.",
  alert_mail_secure: "Қорғалған байланыс орнатылмады ({said}). SMTP_URL ішінде smtp:// не smtps:// екенін және сервер сертификатын тексеріңіз.",
  alert_mail_readers: "Пошта сервері мекенжайларды қабылдамады ({said}). ALERT_FROM мен ALERT_TO баптауларын тексеріңіз.",
  alert_mail_some_readers: "Соңғы хат барлығына жетпеді, сервер қабылдамаған мекенжайлар: {said}. ALERT_TO баптауын тексеріңіз.",
  alert_mail_refused: "Пошта сервері хатты қабылдамады: {said}",
} as const;
