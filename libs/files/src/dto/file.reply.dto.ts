import { ApiProperty } from '@nestjs/swagger';
import { StoredFile } from '../stored-file';

/** What is known of an uploaded file. */
export class FileReply implements StoredFile {
  @ApiProperty({ format: 'uuid', example: '9d0ba832-eef8-4fcf-bd8f-90be717805f7' })
  id: string;

  @ApiProperty({ format: 'uuid', example: '6ab965cb-a242-4b9f-a868-0a946a2c3cf5' })
  organizationId: string;

  @ApiProperty({ format: 'uuid', example: 'd08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34' })
  creatorOperatorId: string;

  /** The client's name for it: only ever shown. @example customers.csv */
  name: string;

  /** What its bytes say it is, whatever the client declared. @example text/csv */
  mimeType: string;

  /** In bytes. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 48210 })
  size: number;

  /** Lower-case hexadecimal. */
  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  sha256: string;

  /** UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt: string;
}

export class FileDeleted {
  @ApiProperty({ enum: [true], example: true })
  result: true;

  @ApiProperty({ format: 'uuid', example: '9d0ba832-eef8-4fcf-bd8f-90be717805f7' })
  id: string;
}
