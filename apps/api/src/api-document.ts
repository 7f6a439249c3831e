import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeDocument, ProblemDetails } from '@echonio/platform';
import { version } from '../../../package.json';

const DESCRIPTION = `
Customer records for many organizations: corporate and personal customers with contacts, tags, timeline and files, in Persian and Latin script alike.

Paste your token under **Authorize** to try the calls. Bodies are JSON or forms (objects and lists as JSON text). Every error is an
[RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem that names all fields at fault. Identifiers are UUIDs; what belongs to another organization looks
like what doesn't exist.

Whatever changes something takes an \`Idempotency-Key\`, so that it can be sent again when the answer was lost.`;

/** The OpenAPI 3.1 document of the application. */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Echonio Customers')
    .setDescription(DESCRIPTION.trim())
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token, without the word "bearer".' })
    .addSecurityRequirements('bearer')
    .addTag('Customers', 'Create, find, change, delete customers.')
    .addTag('Customer contacts', 'The contacts of one customer.')
    .addTag('Customer tags', 'Tags given to and taken from one customer.')
    .addTag('Customer timeline', 'What happened to one customer, and notes on it.')
    .addTag('Import and export', 'Customers in files: CSV, JSON and NDJSON.')
    .addTag('Files', 'Uploaded files: avatars and files to import.')
    .addTag('Tags', 'The tags that an organization has defined.')
    .addTag('Organization', "The caller's organization.")
    .addTag('Operators', 'Who works in the organization, what they may do, and their tokens.')
    .addTag('Operations', 'For those who run the product.')
    .build();
  return completeDocument(
    SwaggerModule.createDocument(app, config, {
      extraModels: [ProblemDetails],
      operationIdFactory: (_controller, method) => method,
    }),
  );
}
