import { Injectable } from '@nestjs/common';
import { HealthWarnings, Metrics, Recent } from '@echonio/platform';
import { DiskRoom, FileStorage } from './storage/file-storage';

/** A disk with less than both is nearly full. */
const LEAST_PART = 0.1;
const LEAST_BYTES = 10e9;

/** @returns one sentence when a disk is nearly full */
export function roomWarning({ free, size }: DiskRoom): string | null {
  if (free >= LEAST_BYTES || free >= LEAST_PART * size) return null;
  return `The disk of the files has ${gigabytes(free)} left of ${gigabytes(size)}; uploads and imports are refused when it is full.`;
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** Shows the room on the disk of the files. */
@Injectable()
export class DiskGauges {
  constructor(storage: FileStorage, metrics: Metrics, warnings: HealthWarnings) {
    warnings.add('the disk of the files', async () => roomWarning(await storage.room()));
    const recent = new Recent(() => storage.room().catch(() => ({ free: NaN, size: NaN })));
    const gauge = (name: string, help: string, part: keyof DiskRoom): void =>
      metrics.gauge(name, help, async () => (await recent.get())[part]);
    gauge('files_disk_free_bytes', 'What is left on the disk of the files', 'free');
    gauge('files_disk_size_bytes', 'What the disk of the files holds in all', 'size');
  }
}
