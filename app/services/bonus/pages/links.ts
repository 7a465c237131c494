/** Addresses of the bonus pages. */
export const runPath = (period: string): string => `/bonuses/${period}`;
export const statementPath = (period: string, code: string): string => `${runPath(period)}/${encodeURIComponent(code)}`;
