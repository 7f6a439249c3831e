import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ConflictError } from '../../errors';
import { problemOf } from '../problem';
import { EXAMPLE_ID, ProblemDetails } from './problem.dto';

const exampleOf = (description: string): object => problemOf(new ConflictError(description), EXAMPLE_ID);

/** Documents that the state of the thing may forbid the operation (409), and when. */
export const ApiConflict = (description: string): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDetails),
    ApiResponse({
      status: 409,
      description,
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemDetails) },
          example: exampleOf(description),
        },
      },
    }),
  );
