import { applyDecorators, Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtension, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';

/** Names the schema of the form beside that of the JSON body, until `completeDocument` puts it in its place. */
export const FORM_SCHEMA = 'x-form-schema';

/** A body that may come as JSON or as a form, each with a schema of its own. */
export const ApiBodies = (json: Type, form: Type = json): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(json, form),
    ApiConsumes('application/json', 'application/x-www-form-urlencoded'),
    ApiBody({ type: json }),
    ApiExtension(FORM_SCHEMA, getSchemaPath(form)),
  );
