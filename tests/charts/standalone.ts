/** The light palette, so that a snapshot can be looked at outside the page. */
const palette = "svg{--surface:#fff;--surface-2:#f0f0ec;--ink:#1a1d21;--ink-2:#565d66;--ink-3:#6b727b;--rule:#e2e2dc;--rule-strong:#c4c5bf;--grid:#e9e9e4;--accent:#1a5fb4;--good:#1a5fb4;--bad:#b04a06;--unsure:#6b727b;--good-soft:#dbe8f7;--bad-soft:#fbe6d4;--unsure-soft:#e9eaeb;--corridor:#e8efe6;--corridor-ink:#4d6247;font-family:sans-serif;background:#fff}text{white-space:pre}";

/** The drawings of one chart side by side in one file, an element a line so that a difference can be read. */
export function standalone(markup: string): string {
  const drawings = markup.split(/(?=<svg )/);
  let x = 0;
  let height = 0;
  const placed = drawings.map((drawing) => {
    const [width, tall] = [Number(/ width="(\d+)"/.exec(drawing)?.[1]), Number(/ height="(\d+)"/.exec(drawing)?.[1])];
    const shifted = drawing.replace("<svg ", `<svg x="${x}" `);
    x += width + 24;
    height = Math.max(height, tall);
    return shifted;
  });
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${x}" height="${height}"><style>${palette}</style>${placed.join("")}</svg>`;
  return `${whole.replaceAll("><", ">\n<")}\n`;
}
