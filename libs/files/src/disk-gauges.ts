import { Injectable } from '@nestjs/common';
import { Metrics } from '@echonio/platform';
import { DiskRoom, FileStorage } from './storage/file-storage';

/** Shows the room on the disk of the files. */
@Injectable()
export class DiskGauges {
  constructor(storage: FileStorage, metrics: Metrics) {
    const gauge = (name: string, help: string, part: keyof DiskRoom): void =>
      metrics.gauge(name, help, () =>
        storage.room().then(
          (room) => room[part],
          () => NaN,
        ),
      );
    gauge('files_disk_free_bytes', 'What is left on the disk of the files', 'free');
    gauge('files_disk_size_bytes', 'What the disk of the files holds in all', 'size');
  }
}
