import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDetails } from './problem.dto';

/** Documents that the state of the thing may forbid the operation (409), and when. */
export const ApiConflict = (description: string): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDetails),
    ApiResponse({
      status: 409,
      description,
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetails) } } },
    }),
  );
