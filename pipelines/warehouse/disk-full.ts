/** The disk took no more: no space, no quota, or a limit on the size of files. Of an error, or of the text of one. */
export function isDiskFull(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  if (/no space left on device|disk quota exceeded|file too large|\b(ENOSPC|EDQUOT|EFBIG)\b/i.test(text)) return true;
  return error instanceof Error && error.cause !== undefined && isDiskFull(error.cause);
}
