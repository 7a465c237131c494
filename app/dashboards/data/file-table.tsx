import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { OptionGroups, Pick } from "./pick.tsx";
import type { FileBody, FileColumn, FileRow } from "./review-views.ts";

interface Props {
  readonly body: FileBody;
  readonly slot: number;
  readonly file: string;
}

/** The first rows as they stand, and over each column what it is taken for. */
export function FileTable({ body, slot, file }: Props) {
  const { t } = useWords();
  return (
    <TableBox caption={t("ui.plan_rows_of", { file })} className="file-table">
      <thead>
        <tr>
          <th scope="col">{t("ui.plan_line_number")}</th>
          {body.columns.map((column) => (
            <ColumnHead key={column.index} column={column} body={body} slot={slot} />
          ))}
        </tr>
      </thead>
      <tbody>
        {body.rows.map((row) => (
          <Row key={row.line} row={row} columns={body.columns} slot={slot} />
        ))}
      </tbody>
    </TableBox>
  );
}

function ColumnHead({ column, body, slot }: { readonly column: FileColumn; readonly body: FileBody; readonly slot: number }) {
  const { t } = useWords();
  const { index, header, value, check, samples } = column;
  const hint = `check-${slot}-${index}`;
  return (
    <th scope="col" className={check ? "to-check" : value === "" ? "left-out" : undefined}>
      <span className="file-header">{header}</span>
      <Pick name={`${slot}.as.${index}`} value={value} label={t("ui.column_means", { header })} describedBy={check ? hint : undefined}>
        <option value="">{t("ui.column_left_out")}</option>
        <OptionGroups groups={body.meanings} />
      </Pick>
      {check !== null && (
        <small id={hint} className="check">
          <b>{t("ui.check")}</b> {check}
        </small>
      )}
      {(check !== null || value === "") && samples !== "" && <small className="samples">{samples}</small>}
    </th>
  );
}

/** A cell with a problem has a mark, and the sentence stands under its row: nothing is told by colour or by hovering alone. */
function Row({ row, columns, slot }: { readonly row: FileRow; readonly columns: readonly FileColumn[]; readonly slot: number }) {
  const { t } = useWords();
  const note = `row-${slot}-${row.line}`;
  return (
    <>
      <tr>
        <th scope="row">{row.line}</th>
        {row.cells.map(({ text, problem }, index) => {
          const column = columns[index];
          const look = [column?.number ? "number" : "", column?.value === "" ? "left-out" : "", problem ? "troubled" : ""].filter(Boolean).join(" ");
          return (
            <td key={index} className={look || undefined} aria-describedby={problem ? note : undefined}>
              {text}
              {problem && (
                <b className="trouble-mark" aria-label={t("ui.cell_problem")} role="img">
                  !
                </b>
              )}
            </td>
          );
        })}
      </tr>
      {row.problems.length > 0 && (
        <tr className="row-note">
          <th scope="row">
            <span className="unseen">{t("ui.row_note", { line: row.line })}</span>
          </th>
          <td colSpan={columns.length}>
            <div id={note}>
              {row.problems.map((problem) => (
                <p key={problem}>{problem}</p>
              ))}
              <p className="quiet">{t(row.rejected ? "ui.row_rejected" : "ui.row_blank")}</p>
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
