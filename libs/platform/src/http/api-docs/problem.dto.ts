import { ApiProperty } from '@nestjs/swagger';

/** The request id in examples. */
export const EXAMPLE_ID = '01a20c5d-4b37-700a-80f4-be331a053851';

/** A fault of one field. */
export class ProblemField {
  /** The path of the field. */
  @ApiProperty({ example: 'contacts.0.value' })
  field: string;

  /** What is wrong with it. */
  @ApiProperty({ example: 'is required' })
  message: string;

  /** In a file: the line, from 1. */
  @ApiProperty({ type: 'integer', required: false, example: 3 })
  line?: number;

  /** In a file: the column, by its name or as the character in the line, from 1. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], required: false, example: 'tel' })
  column?: string | number;

  /** In a file: a stable code for programs. */
  @ApiProperty({ required: false, example: 'INVALID_QUOTE' })
  code?: string;
}

/** An error, by RFC 9457. All faults of a request come at once. */
export class ProblemDetails {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  /** The name of the status. */
  @ApiProperty({ example: 'Bad request' })
  title: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status: number;

  /** One sentence for a person. */
  @ApiProperty({ example: 'contacts.0.value: is required' })
  detail: string;

  /** A stable code for programs. */
  @ApiProperty({
    enum: [
      'VALIDATION',
      'UNAUTHORIZED',
      'FORBIDDEN',
      'NOT_FOUND',
      'CONFLICT',
      'RATE_LIMITED',
      'SERVER_ERROR',
      'UNAVAILABLE',
    ],
    example: 'VALIDATION',
  })
  code: string;

  /** The fields at fault, where there are such. */
  @ApiProperty({ type: [ProblemField], required: false })
  errors?: ProblemField[];

  /** Quote it when you report a problem. */
  @ApiProperty({ example: EXAMPLE_ID })
  requestId: string;
}
