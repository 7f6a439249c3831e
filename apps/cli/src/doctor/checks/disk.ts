import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fail, Finding, ok, skip, warn } from '../finding';
import { Ask } from '../session';

const GB = 1e9;
const SIZE = `SELECT pg_database_size(current_database())::float8 AS bytes`;

export interface DiskRoom {
  /** In bytes; `free` is what an ordinary user may still take. */
  total: number;
  free: number;
  /** Files that can still be made; 0 of 0 where the disk has no such bound. */
  inodes: number;
  inodesFree: number;
}

/** The room of the disks that hold the given directories. */
export async function checkDisks(places: { what: string; path: string }[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const seen = new Set<number>();
  for (const { what, path } of places) {
    const there = await nearest(path);
    const { dev } = await stat(there);
    if (seen.has(dev)) continue;
    seen.add(dev);
    const { blocks, bavail, bsize, files, ffree } = await statfs(there);
    const room = { total: blocks * bsize, free: bavail * bsize, inodes: files, inodesFree: ffree };
    findings.push(judgeDisk(`${what} (${path})`, room));
  }
  return findings;
}

/** How large the database is; where its disk is out of sight, that is all that can be said. */
export async function checkDatabaseSize(ask: Ask, diskSeen: boolean): Promise<Finding[]> {
  const [{ bytes }] = (await ask<{ bytes: number }>(SIZE)) as [{ bytes: number }];
  const finding = `The database takes ${(bytes / GB).toFixed(2)} GB`;
  return [
    diskSeen
      ? ok('database size', `${finding}.`)
      : skip('database size', `${finding}; the room on its disk isn't known from here.`, 'On its server: df -h'),
  ];
}

export function judgeDisk(place: string, { total, free, inodes, inodesFree }: DiskRoom): Finding {
  const share = free / total;
  const finding = `${place}: ${(free / GB).toFixed(1)} GB of ${(total / GB).toFixed(1)} GB are free.`;
  const cure = 'Make room or let DATA_DIR be on a larger disk; what is large: du -xh --max-depth=2 DATA_DIR | sort -h';
  if (inodes > 0 && inodesFree / inodes < 0.01) {
    return fail('disk', `${place}: hardly any more files can be made (df -i).`, cure);
  }
  if (free < 0.5 * GB || share < 0.02) return fail('disk', finding, cure);
  return free < 5 * GB && share < 0.2 ? warn('disk', finding, cure) : ok('disk', finding);
}

async function nearest(path: string): Promise<string> {
  for (let place = resolve(path); ; place = dirname(place)) {
    if (await stat(place).catch(() => null)) return place;
  }
}
