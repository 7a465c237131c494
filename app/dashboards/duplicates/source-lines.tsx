import { useWords } from "#app/components/locale.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import type { SourceLine } from "./views.ts";

/** The file and line that something was read from. */
export function SourceLines({ sources, rows }: { readonly sources: readonly SourceLine[]; readonly rows: number }) {
  const { t, format } = useWords();
  const more = rows - sources.length;
  return (
    <ul className="dup-lines">
      {sources.map((source) => (
        <li key={`${source.batch} ${source.line}`}>
          {kindName(source.kind, t)} · {t("ui.dup_line", { file: source.file, line: source.line })}
          {source.day !== null && ` · ${format.date(source.day)}`}
        </li>
      ))}
      {more > 0 && <li>{t("ui.dup_rows_more", { count: t("ui.dup_rows", { n: more, count: format.count(more) }) })}</li>}
    </ul>
  );
}

function kindName(kind: string, t: ReturnType<typeof useWords>["t"]): string {
  const key = `kinds.${kind}`;
  return hasMessage(key) ? t(key) : kind;
}
