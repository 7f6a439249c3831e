import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentChanges } from './document-changes.ts';
import type { ApiDocument } from './document-changes.ts';
import { compareVersions, mayBreak } from './version-rule.ts';

/** Compares openapi.json with the document of the last release, and fails when it breaks clients and the version doesn't say so. */
const RELEASED = 'docs/api/released';

const read = (path: string): ApiDocument => JSON.parse(readFileSync(path, 'utf8')) as ApiDocument;

const versions = readdirSync(RELEASED).map((name) => /^openapi-(.+)\.json$/.exec(name)![1]!);
const released = versions.sort(compareVersions).at(-1)!;
const document = read('openapi.json');
const { version } = document.info;
const breaks = new DocumentChanges(read(join(RELEASED, `openapi-${released}.json`)), document).breaks();

for (const text of breaks) console.log(text);
if (compareVersions(version, released) < 0) fail(`The version ${version} is older than the released ${released}.`);
else if (breaks.length > 0 && !mayBreak(released, version))
  fail(
    `That breaks clients of ${released}: the version in package.json must be a higher ${released.startsWith('0.') ? 'minor' : 'major'} one.`,
  );
else console.log(`${breaks.length} changes break clients of ${released}; this is ${version}.`);

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
