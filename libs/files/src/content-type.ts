import { textTypeOf } from './text-type';

/** How many of a file's first bytes decide its type. */
export const HEAD_BYTES = 4_096;

const UNKNOWN = 'application/octet-stream';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Signature = [type: string, offset: number, bytes: string];

/** Binary types by their first bytes, in Latin-1. */
const SIGNATURES: readonly Signature[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\x03\x04'],
  ['application/zip', 0, 'PK\x05\x06'],
  ['application/gzip', 0, '\x1f\x8b\x08'],
];

/**
 * The type that the bytes of a file show. Markup and scripts are never told from other text, so no type comes out that a browser would run.
 * @param head the first `HEAD_BYTES` bytes, or all of a shorter file
 * @param whole whether `head` is all there is
 */
export function contentTypeOf(head: Buffer, whole: boolean): string {
  if (head.length === 0) return UNKNOWN;
  const latin1 = head.toString('latin1');
  const found = SIGNATURES.find(([, offset, bytes]) => latin1.startsWith(bytes, offset))?.[0];
  if (found === 'application/zip') return latin1.includes('xl/') ? XLSX : found;
  if (found === 'image/webp' && !latin1.startsWith('RIFF')) return textTypeOf(head, whole) ?? UNKNOWN;
  return found ?? textTypeOf(head, whole) ?? UNKNOWN;
}
