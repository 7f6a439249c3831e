import { guardCell } from '../readers/cell-guard';

const NEEDS_QUOTES = /[",;|\t\r\n]|^\s|\s$/;

/**
 * A line of CSV (RFC 4180, comma, CRLF), each cell guarded against being a formula: `unguardCell` gives back what it was.
 * A null is an empty cell. Every delimiter that a spreadsheet may assume is quoted, not only the comma.
 */
export function csvRow(cells: readonly (string | null | undefined)[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += ',';
    const cell = cells[i];
    if (cell) line += quote(guardCell(cell));
  }
  return `${line}\r\n`;
}

function quote(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
