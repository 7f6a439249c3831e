import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Writes the types of the client from openapi.json, or with `--check` compares them with those that are there. The client always sends JSON, so
 * that its types know nothing of forms; a default doesn't make a field of a request a required one.
 */
const TARGET = 'libs/api-client/src/schema.ts';
const FORM = 'application/x-www-form-urlencoded';

const document = JSON.parse(await readFile('openapi.json', 'utf8'));
for (const path of Object.values(document.paths))
  for (const operation of Object.values(path)) delete operation.requestBody?.content[FORM];

const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
const text = `// Written from openapi.json by \`npm run client:types\`.\n${types}`;

if (!process.argv.includes('--check')) await writeFile(TARGET, text);
else if ((await readFile(TARGET, 'utf8')) !== text) {
  console.error(`${TARGET} is not what openapi.json says: npm run client:types`);
  process.exitCode = 1;
}
