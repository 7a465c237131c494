import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { ColumnView, KindView, WordView } from "./kind-views.ts";
import { TemplateLinks } from "./template-links.tsx";

/** The data dictionary of one kind: what a row is, what names it, and every column. */
export function KindPage({ kind }: { readonly kind: KindView }) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <p className="back">
          <Link to="/data/kinds">{t("dictionary.back")}</Link>
        </p>
        <h1>{kind.name}</h1>
        <p>{kind.about}</p>
        <ul className="kind-notes">
          {kind.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <div className="buttons kind-buttons">
          <TemplateLinks kind={kind.kind} name={kind.name} />
          <span className="quiet">{kind.templateNote}</span>
        </div>
      </header>
      <Columns id="needed" title={t("dictionary.needed")} note={t("dictionary.needed_note")} columns={kind.needed} />
      <Columns id="optional" title={t("dictionary.optional")} note={t("dictionary.optional_note")} columns={kind.optional} />
    </>
  );
}

function Columns({ id, title, note, columns }: { readonly id: string; readonly title: string; readonly note: string; readonly columns: readonly ColumnView[] }) {
  if (columns.length === 0) return null;
  return (
    <section className="kind-columns" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="explain">{note}</p>
      <ul>
        {columns.map((column) => (
          <Column key={column.name} column={column} />
        ))}
      </ul>
    </section>
  );
}

function Column({ column }: { readonly column: ColumnView }) {
  const { t, format } = useWords();
  return (
    <li id={column.name}>
      <div>
        <h3>{column.label}</h3>
        <code>{column.name}</code>
        {column.key !== null && <span className="key">{column.key}</span>}
      </div>
      <div>
        <p>{column.about}</p>
        {column.words.length > 0 && <Words words={column.words} />}
      </div>
      <div>
        <p className="type">{column.type}</p>
        <p className="quiet">{column.example}</p>
        <details>
          <summary>{t("dictionary.headers", { count: format.count(column.headers.length) })}</summary>
          <p>{column.headers.map((header) => `«${header}»`).join(", ")}</p>
        </details>
      </div>
    </li>
  );
}

function Words({ words }: { readonly words: readonly WordView[] }) {
  return (
    <dl className="kind-words">
      {words.map(({ word, spellings }) => (
        <div key={word}>
          <dt>
            <code>{word}</code>
          </dt>
          <dd>{spellings}</dd>
        </div>
      ))}
    </dl>
  );
}
