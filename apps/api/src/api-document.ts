import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeDocument, ProblemDetails } from '@echonio/platform';
import { API_DESCRIPTION } from './api-description';
import { version } from '../../../package.json';

/** The OpenAPI 3.1 document of the application. */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Echonio Customers')
    .setDescription(API_DESCRIPTION.trim())
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token, without the word "bearer".' })
    .addSecurityRequirements('bearer')
    .addTag(
      'Customers',
      'Create, find, change, delete customers. A customer is corporate or personal, which decides the keys of its identity.',
    )
    .addTag(
      'Customer contacts',
      'The contacts of one customer: telephone numbers, e-mail addresses, and any other type.',
    )
    .addTag('Customer tags', 'Tags given to and taken from one customer. They are defined under Tags.')
    .addTag('Customer timeline', 'What happened to one customer, and notes on it.')
    .addTag('Tags', 'The tags that the organization has defined.')
    .addTag('Files', 'Uploaded files: avatars and files to import.')
    .addTag('Import and export', 'Customers in files: CSV, JSON and NDJSON. Upload the file first.')
    .addTag('Organization', "The caller's organization.")
    .addTag('Operators', 'Who works in the organization, what they may do, and their tokens.')
    .addTag('Operations', 'For those who run the product. No token is needed.')
    .build();
  return completeDocument(
    SwaggerModule.createDocument(app, config, {
      extraModels: [ProblemDetails],
      operationIdFactory: (_controller, method) => method,
    }),
  );
}
