import { ApiProperty } from '@nestjs/swagger';

export class OrganizationReply {
  @ApiProperty({ format: 'uuid', example: '6ab965cb-a242-4b9f-a868-0a946a2c3cf5' })
  id: string;

  /** @example Demo */
  name: string;

  /** The country whose phone numbers it writes without a country code (ISO 3166). @example IR */
  defaultRegion: string;
}
