import { textAt } from '../cells';
import type { VendorColumns } from './vendor-columns';

/** `* myContacts`, `* starred`: groups of the program itself. An export in Outlook's format writes them without the star. */
const OF_THE_PROGRAM = /^(?:\*.*|my ?contacts|starred)$/iu;

/** The labels, groups or categories of a row that people made, as titles of tags. */
export function labelsAt(cells: string[], columns: VendorColumns['labels']): string[] {
  return columns.flatMap(({ index, separator }) =>
    (textAt(cells, index) ?? '')
      .split(separator)
      .map((label) => label.trim())
      .filter((label) => label !== '' && !OF_THE_PROGRAM.test(label)),
  );
}
