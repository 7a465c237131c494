/** A mark in the drawing's own pixels and the table row it belongs to. */
export interface Mark {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** "12.5,40 - 14,36" → marks of rows 0 and 2. */
export const marksOf = (points: string): Mark[] =>
  points.split(" ").flatMap((point, row) => {
    const [x, y] = point.split(",").map(Number);
    return point === "-" || x === undefined || y === undefined ? [] : [{ row, x, y }];
  });

/** The mark nearest to a place, along one axis or both; the first of equals. */
export function nearestMark(marks: readonly Mark[], x: number, y: number, axis: string | undefined): Mark | undefined {
  const distance = (mark: Mark) => (axis === "y" ? 0 : (mark.x - x) ** 2) + (axis === "x" ? 0 : (mark.y - y) ** 2);
  return marks.reduce<Mark | undefined>((best, mark) => (best === undefined || distance(mark) < distance(best) ? mark : best), undefined);
}

const reach = 28;
/** Whether a press at a place means the mark: close to it along the axes that the chart is read by. */
export const isWithin = (mark: Mark, x: number, y: number, axis: string | undefined): boolean => Math.hypot(axis === "y" ? 0 : mark.x - x, axis === "x" ? 0 : mark.y - y) <= reach;
