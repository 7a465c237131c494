/** Signals by mail: who gets them, and what keeps them from going. */
export const uiAlertMail = {
  alert_mail: "By mail",
  alert_mail_off: "No mail about new alerts is sent: {names} are not set. The administrator of the server sets them.",
  alert_mail_to: "Mail about new alerts goes once to: {to}.",
  alert_mail_last: "The last was sent on {date}.",
  alert_mail_waiting: "A message is not sent yet. Tries: {tries}; the next on {date}.",
  alert_mail_unreachable: "The mail server does not answer ({said}). Check the address and port in SMTP_URL, and the network.",
  alert_mail_sign_in: "The mail server did not take the name and password ({said}). Check them in SMTP_URL.",
  alert_mail_secure: "No secure connection could be made ({said}). Check whether SMTP_URL should say smtp:// or smtps://, and the server's certificate.",
  alert_mail_readers: "The mail server did not take the addresses ({said}). Check ALERT_FROM and ALERT_TO.",
  alert_mail_some_readers: "The last message did not reach everybody, the server refused: {said}. Check ALERT_TO.",
  alert_mail_refused: "The mail server did not take the message: {said}",
} as const;
