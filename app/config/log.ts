/** What a line of the log may say: names, patterns, numbers. Nothing of a person, hence no addresses, headers or values. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;
export type LogFormat = "json" | "text" | "off";
export type Level = "info" | "warn" | "error";
export type Log = (level: Level, event: string, fields?: Fields) => void;

const weights: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 };

/** Lines of a log, from a level on: JSON for machines, words for a terminal. */
export function makeLog(format: LogFormat, write: (line: string) => void, now: () => Date = () => new Date(), least: Level = "info"): Log {
  if (format === "off") return () => undefined;
  return (level, event, fields = {}) => {
    if (weights[level] < weights[least]) return;
    if (format === "json") return write(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
    const said = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    write(`${[now().toISOString(), level, event, ...said].join(" ")}\n`);
  };
}
