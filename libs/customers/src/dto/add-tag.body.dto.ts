import { ApiProperty } from '@nestjs/swagger';
import { IsId } from '@echonio/platform';

export class AddTagBody {
  /** Identifier of a tag that the organization has defined. */
  @IsId()
  @ApiProperty({ format: 'uuid', example: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' })
  tagId: string;
}
