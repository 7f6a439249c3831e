import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const LIMIT = 4 * 1024 * 1024;
const KEPT = 256 * 1024;
// As root we must not follow a link that the server's user may have put there.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

async function readEnd(file: FileHandle, from: number, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

/** Cuts the log to its last 256 kB once it is over 4 MB; the server goes on appending to it meanwhile. */
export async function boundLog(path: string): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_APPEND | NO_FOLLOW).catch(() => undefined);
  if (!file) return;
  try {
    const { size } = await file.stat();
    if (size <= LIMIT) return;
    const end = await readEnd(file, size - KEPT, size);
    await file.truncate(0);
    await file.write(end.subarray(end.indexOf('\n') + 1));
  } finally {
    await file.close();
  }
}

/** Size in bytes, 0 if there is no log yet. */
export async function logSize(path: string): Promise<number> {
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW).catch(() => undefined);
  if (!file) return 0;
  const { size } = await file.stat();
  await file.close();
  return size;
}

/** The lines written since the log had `offset` bytes (of the last 8 kB), without their time and pid. */
export async function logLinesSince(path: string, offset: number): Promise<string[]> {
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW).catch(() => undefined);
  if (!file) return [];
  try {
    const { size } = await file.stat();
    const text = (await readEnd(file, Math.max(Math.min(offset, size), size - 8192), size)).toString();
    const lines = text.split('\n').map((line) => line.replace(/^\d{4}-\S+ \S+ \S+ \[\d+\] /, '').trim());
    return lines.filter(Boolean);
  } finally {
    await file.close();
  }
}

/** What matters most among the last lines, as the end of a sentence. */
export function summarizeLog(lines: string[]): string {
  const serious = lines.filter((line) => /^(FATAL|PANIC|ERROR)|\b(error|could not|invalid)\b/.test(line));
  const chosen = (serious.length > 0 ? serious : lines).slice(-3);
  return (
    chosen.map((line) => line.replace(/^.*(?=\b(FATAL|PANIC): )/, '').replace(/\s+/g, ' ')).join('; ') ||
    'its log is empty'
  );
}
