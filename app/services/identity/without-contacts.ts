import { maskedEmail, maskedPhone } from "./shown-contact.ts";

const email = /[^\s@<>;,"']+@[^\s@<>;,"']+\.[^\s@<>;,"']+/g;
/** Ten or eleven digits that begin as phones here do, written in any of the usual ways. */
const phone = /(?<![\d.,])(?:\+?7|8)[\s(-]*7\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/g;

/**
 * A cell of a file as anybody may see it: a phone or an address by what its column was read as; in any other cell, one that was not read
 * too, whatever looks like one.
 */
export function withoutContacts(cell: string, column: string | null): string {
  if (cell === "") return cell;
  if (column === "phone" || column?.endsWith("_phone")) return cell.split(/\s*[,;/|]\s*/).map(maskedPhone).join(", ");
  if (column === "email" || column?.endsWith("_email")) return cell.split(/\s*[,;|]\s*/).map(maskedEmail).join(", ");
  return cell.replace(email, maskedEmail).replace(phone, maskedPhone);
}
