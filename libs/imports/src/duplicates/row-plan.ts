/** What becomes of an accepted row; `customerId` is whom it is a duplicate of. */
export type RowPlan = { ordinal: number } & ({ action: 'create' } | { action: 'skip'; customerId: string });

/** A text that sorts the customer of a row behind all that are stored, in the order of the file. */
export const ageOfRow = (ordinal: number): string => `~${String(ordinal).padStart(15, '0')}`;
