import type { Statement } from '@echonio/platform';
import { INSERT_CONTACTS, INSERT_CUSTOMERS, INSERT_SEARCH, INSERT_TAGS } from './apply.sql';
import { RECORD_CREATED } from '../undo/traces.sql';
import type { Batch } from './batch-plan';

/** Statements that make customers of the staged rows of a batch; their events come behind all else. */
export function creationSteps(importId: string, { first, last, at }: Batch): [Statement, unknown[]][] {
  const range = [importId, first, last];
  return [
    [INSERT_CUSTOMERS, [...range, at]],
    [INSERT_CONTACTS, range],
    [INSERT_TAGS, range],
    [INSERT_SEARCH, [...range, at]],
    [RECORD_CREATED, range],
  ];
}
