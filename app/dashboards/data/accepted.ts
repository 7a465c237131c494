/** What the page takes: the same list in the browser, which says so before sending, and on the server. */
export const extensions = [".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".zip"] as const;
/** Of an upload as a whole, what was in archives too. */
export const maxFiles = 200;
export const maxFileBytes = 2 * 1024 ** 3;

export const isExport = (name: string): boolean => extensions.some((extension) => name.toLowerCase().endsWith(extension));

/** What systems leave in every folder; nobody means to send it, so nobody is told. */
export const isLitter = (name: string): boolean => /^(\.|~\$)/.test(name) || /^(thumbs\.db|desktop\.ini)$/i.test(name);
