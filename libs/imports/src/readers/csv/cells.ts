import { unguardCell } from '../cell-guard';

/** The cell at an index of the plan, where -1 stands for a column that the file doesn't have. */
export function cellAt(cells: string[], index: number): string | undefined {
  return index === -1 ? undefined : cells[index];
}

/** Whether a cell holds more than blanks and a guard. */
export function isFilled(cell: string | undefined): cell is string {
  return cell !== undefined && cell !== '' && unguardCell(cell).trim() !== '';
}

/** What a filled cell says at its index, without its guard; undefined if it is blank or there is none. */
export function textAt(cells: string[], index: number): string | undefined {
  const cell = cellAt(cells, index);
  return isFilled(cell) ? unguardCell(cell) : undefined;
}
