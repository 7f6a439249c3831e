const STARTS_A_FORMULA = /^'*[=+\-@\t\r]/;
const IS_GUARDED = /^'+[=+\-@\t\r]/;

/** Puts one `'` before a cell that a spreadsheet would take for a formula, or that looks guarded already. */
export function guardCell(cell: string): string {
  return STARTS_A_FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes off what `guardCell` put on: `unguardCell(guardCell(x)) === x` for every x. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === 0x27 && IS_GUARDED.test(cell) ? cell.slice(1) : cell;
}
