import { Module } from '@nestjs/common';
import { AccessModule } from '@echonio/access';
import { Settings } from '@echonio/platform';
import { DiskGauges } from './disk-gauges';
import { filesDirectory } from './files-survey';
import { FilesController } from './files.controller';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { FilesSweeper } from './files.sweeper';
import { FileStorage } from './storage/file-storage';
import { LocalDiskStorage } from './storage/local-disk-storage';

/** Uploaded files: their rows, their contents on the disk, and what cleans up behind them. */
@Module({
  imports: [AccessModule],
  controllers: [FilesController],
  providers: [
    DiskGauges,
    FilesRepository,
    FilesService,
    FilesSweeper,
    {
      provide: FileStorage,
      inject: [Settings],
      useFactory: (settings: Settings) => new LocalDiskStorage(filesDirectory(settings)),
    },
  ],
  exports: [FilesService],
})
export class FilesModule {}
