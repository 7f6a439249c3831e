import { foldHeader } from './fold-header';

const TYPES = new Map([
  ['corporate', 'corporate'],
  ['personal', 'personal'],
  ['حقوقی', 'corporate'],
  ['حقیقی', 'personal'],
]);

/** The type of customer that a cell names in English or Persian; what names none stays as it is, for the rules to refuse. */
export function customerType(cell: string): string {
  return TYPES.get(cell) ?? TYPES.get(foldHeader(cell)) ?? cell;
}
