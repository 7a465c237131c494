import { data } from "react-router";

/** In bytes: what a person types into a form of a few fields. */
const longest = 64 * 1024;

/** The fields of a form, which anybody may send: not more is read of a body than it may have. Throws a 413. */
export async function readSmallForm(request: Request, most = longest): Promise<URLSearchParams> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      await reader?.cancel();
      throw data(null, { status: 413 });
    }
    parts.push(part.value);
  }
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}
