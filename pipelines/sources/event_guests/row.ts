import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optionalKey, required } from "../define.ts";
import { card, codeText, email, phone, taxId, yesNo } from "../fields/index.ts";

/** A guest of a client event, a client or a person at a business client. Columns in the order of the contract; what names the guest is part of the key. */
export const row = z.object({
  event_no: key(codeText),
  ...clientRow,
  client_code: optionalKey(codeText),
  phone: optionalKey(phone),
  email: optionalKey(email),
  card_no: optionalKey(card),
  tax_id: optionalKey(taxId),
  contact_code: optionalKey(codeText),
  invited: required(yesNo),
  attended: required(yesNo),
});
