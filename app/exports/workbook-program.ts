/**
 * What the thread of a workbook that is written runs. It is text because the same module runs from TypeScript and from the built server, beside
 * which no worker file lies. Messages are rows of values and of number formats, a batch each, then the columns; the answer is the file.
 */
export const program = `
const { parentPort, workerData } = require("node:worker_threads");
const { library, about, sheet } = workerData;
const rows = [sheet.names];
const bold = { font: { bold: true } };
const cells = new Map(sheet.names.map((value, at) => ["0," + at, { value, style: bold }]));

function take(batch) {
  for (const { values, formats } of batch) {
    formats.forEach((numFmt, at) => numFmt !== null && cells.set(rows.length + "," + at, { value: values[at], style: { numFmt } }));
    rows.push(values);
  }
}

async function write(columns) {
  const { writeXlsx } = await import(library);
  return writeXlsx({
    sheets: [
      { name: about.name, columns: about.columns, rows: about.rows, cells: new Map([["0,0", { value: about.rows[0][0], style: bold }]]) },
      { name: sheet.name, columns, rows, cells, freezePane: { rows: 1 } },
    ],
  });
}

parentPort.on("message", async ({ rows: batch, columns }) => {
  if (batch) return take(batch);
  const bytes = await write(columns);
  parentPort.postMessage(bytes);
  parentPort.close();
});
`;
