import { chmod, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const folders: ReadonlySet<string> = new Set(["archive", "backups", "reports", "tmp"]);
/** A disk that knows no modes, or a file that another user owns: whoever mounted or made it decides. */
const cannot: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "EINVAL", "EROFS", "ENOENT", "ENOSYS"]);

/**
 * From now on what this process makes is its own user's alone; so is what lies in the home already, but for the inbox, into which others may
 * put files, and the home itself, whose mode is for whoever made it. On Windows the folder's own rights hold.
 */
export async function keepPrivate(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  process.umask(process.umask() | 0o077);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isFile() || (entry.isDirectory() && folders.has(entry.name))) await tighten(path).catch((error: NodeJS.ErrnoException) => { if (!cannot.has(error.code ?? "")) throw error; });
  }
}

async function tighten(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, mode & 0o700);
}
