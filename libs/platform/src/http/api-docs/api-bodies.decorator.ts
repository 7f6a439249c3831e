import { applyDecorators, Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';

/** Names the schema of the form beside that of the JSON body, until `completeDocument` puts it in its place. */
export const FORM_SCHEMA = 'x-form-schema';

/** Bodies that can be sent as they are. */
export type BodyExamples = Record<string, { summary: string; value: object }>;

/** A body that may come as JSON, with examples of it, or as a form, each with a schema of its own. */
export const ApiBodies = (json: Type, form: Type = json, examples?: BodyExamples): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(json, form),
    ApiConsumes('application/json', 'application/x-www-form-urlencoded'),
    ApiBody({ type: json, ...(examples && { examples }) }),
    ApiExtension(FORM_SCHEMA, getSchemaPath(form)),
  );
