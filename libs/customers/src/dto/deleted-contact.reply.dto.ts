import { ApiProperty } from '@nestjs/swagger';

/** Says which contact is gone. */
export class DeletedContactReply {
  /** Always true. */
  @ApiProperty({ type: Boolean, enum: [true], example: true })
  result: true;

  /** The identifier that the contact had. */
  @ApiProperty({ format: 'uuid', example: 'bae0fe10-d4f7-4b1a-a2f6-2d97e4f5b5f3' })
  contactId: string;
}
