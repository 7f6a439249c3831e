import { ApiProperty } from '@nestjs/swagger';
import { Permission, PERMISSIONS } from '../permissions';

/** Somebody, or a program, that works in the organization. */
export class OperatorReply {
  @ApiProperty({ format: 'uuid', example: 'd08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34' })
  id: string;

  @ApiProperty({ format: 'uuid', example: '6ab965cb-a242-4b9f-a868-0a946a2c3cf5' })
  organizationId: string;

  /** @example ندا یاری */
  name: string;

  /** What the operator may do; `superuser` has all. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true, example: ['createCustomer', 'editCustomer'] })
  permissions: Permission[];

  /** UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt: string;
}

export class OperatorsReply {
  items: OperatorReply[];

  /** The number of all operators, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  count: number;
}

export class RemovedReply {
  @ApiProperty({ enum: [true], example: true })
  result: true;

  @ApiProperty({ format: 'uuid', example: 'd08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34' })
  id: string;
}
