/** Signals by mail: who gets them, and what keeps them from going. */
export const uiAlertMail = {
  alert_mail: "По почте",
  alert_mail_off: "Письма о новых сигналах не отправляются: не заданы настройки {names}. Их задаёт администратор сервера.",
  alert_mail_to: "Письмо о новых сигналах уходит один раз на адреса: {to}.",
  alert_mail_last: "Последнее отправлено {date}.",
  alert_mail_waiting: "Письмо ещё не отправлено. Попыток: {tries}; следующая {date}.",
  alert_mail_unreachable: "Почтовый сервер не отвечает ({said}). Проверьте адрес и порт в SMTP_URL и доступ к сети.",
  alert_mail_sign_in: "Почтовый сервер не принял имя и пароль ({said}). Проверьте их в SMTP_URL.",
  alert_mail_secure: "Не удалось установить защищённое соединение ({said}). Проверьте, smtp:// или smtps:// в SMTP_URL, и сертификат сервера.",
  alert_mail_readers: "Почтовый сервер не принял адреса ({said}). Проверьте ALERT_FROM и ALERT_TO.",
  alert_mail_some_readers: "Последнее письмо дошло не до всех, сервер не принял: {said}. Проверьте ALERT_TO.",
  alert_mail_refused: "Почтовый сервер не принял письмо: {said}",
} as const;
