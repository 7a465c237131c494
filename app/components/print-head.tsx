interface Props {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}

/** A text inside a string of CSS; nothing in it can end the string or the style element. */
const quoted = (text: string): string => `"${text.replace(/["\\<>\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/**
 * What every printed sheet says of itself: in the margins where the browser fills them (Chromium from 131 on), and in full above the
 * first page everywhere. On the screen there is nothing of it.
 */
export function PrintHead({ title, lines }: Props) {
  const said = lines.map(([label, text]) => `${label}: ${text}`);
  const rule = (place: string, content: string, more = "") => `@${place}{content:${content};font:7.5pt system-ui,sans-serif;color:#3c4248;${more}}`;
  return (
    <>
      <style>{`@page{${rule("top-left", quoted(`${title}. ${said.slice(0, -2).join("; ")}`), "vertical-align:top;padding-top:6mm;width:100%;")}${rule("bottom-left", quoted(said.slice(-2).join("; ")), "width:80%;")}${rule("bottom-right", 'counter(page) " / " counter(pages)')}}`}</style>
      <dl className="print-head" aria-hidden="true">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
