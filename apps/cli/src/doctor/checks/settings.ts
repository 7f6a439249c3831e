import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { environmentFile, inspectSettings, SETTING_NAMES, Settings } from '@echonio/platform';
import { fail, Finding, many, ok, warn } from '../finding';
import { isNearly } from '../nearly';

/** Names of others that may well stand in a `.env` file. */
const OF_OTHERS = /^(OTEL_|NODE_|npm_|NPM_|PG|TZ$|LANG$|LC_|PATH$)/;
const SHORTEST_GUESS = 6;

type Contradiction = [holds: (settings: Settings) => boolean, finding: string, cure: string];

const CONTRADICTIONS: Contradiction[] = [
  [
    (s) => Boolean(s.DATABASE_URL) && s.EMBEDDED_DATABASE_PORT > 0,
    'EMBEDDED_DATABASE_PORT does nothing, because DATABASE_URL names another database.',
    'Take one of both out of the environment or .env.',
  ],
  [
    (s) => s.LOCK_TIMEOUT_MS >= s.STATEMENT_TIMEOUT_MS,
    'LOCK_TIMEOUT_MS does nothing, because STATEMENT_TIMEOUT_MS ends a statement before.',
    'Set LOCK_TIMEOUT_MS below STATEMENT_TIMEOUT_MS.',
  ],
  [
    (s) => s.HEADERS_TIMEOUT_MS > s.REQUEST_TIMEOUT_MS,
    'HEADERS_TIMEOUT_MS does nothing, because REQUEST_TIMEOUT_MS ends a request before.',
    'Set HEADERS_TIMEOUT_MS to REQUEST_TIMEOUT_MS or less.',
  ],
  [
    (s) => s.IMPORT_CELL_LIMIT_BYTES > s.IMPORT_ROW_LIMIT_BYTES,
    'IMPORT_CELL_LIMIT_BYTES does nothing, because a row may have no more than IMPORT_ROW_LIMIT_BYTES.',
    'Set IMPORT_CELL_LIMIT_BYTES to IMPORT_ROW_LIMIT_BYTES or less.',
  ],
  [
    (s) => s.ORGANIZATION_RATE_LIMIT_PER_MINUTE > 0 && s.RATE_LIMIT_PER_MINUTE > s.ORGANIZATION_RATE_LIMIT_PER_MINUTE,
    'RATE_LIMIT_PER_MINUTE does nothing, because all tokens of an organization together may send less.',
    'Set RATE_LIMIT_PER_MINUTE to ORGANIZATION_RATE_LIMIT_PER_MINUTE or less.',
  ],
];

/** Settings that can't be used, that nobody reads, or that contradict each other. */
export function checkSettings(variables: NodeJS.ProcessEnv, file = readFile()): Finding[] {
  const { settings, faults } = inspectSettings(variables);
  const findings = [
    ...faults.map(({ text }) =>
      fail('settings', `${text}.`, `Correct it in the environment or ${environmentFile()}; .env.example explains it.`),
    ),
    ...unknownNames(variables, file),
    ...CONTRADICTIONS.filter(([holds]) => holds(settings)).map(([, finding, cure]) => warn('settings', finding, cure)),
  ];
  const given = SETTING_NAMES.filter((name) => variables[name]?.trim()).length;
  return findings.length > 0 ? findings : [ok('settings', `${many(given, 'setting')} given, all of them usable.`)];
}

/** In the file every name is meant for the product; among the variables only those that are nearly one of its own. */
function unknownNames(variables: NodeJS.ProcessEnv, file: Record<string, string | undefined>): Finding[] {
  const names = new Set([
    ...Object.keys(file).filter((name) => !OF_OTHERS.test(name)),
    ...Object.keys(variables).filter((name) => name.length >= SHORTEST_GUESS && likeOf(name) !== undefined),
  ]);
  return [...names]
    .filter((name) => !SETTING_NAMES.includes(name))
    .map((name) => {
      const like = likeOf(name);
      return like === undefined
        ? warn('settings', `${name} is no setting; nobody reads it.`, `Take it out of ${environmentFile()}.`)
        : warn('settings', `${name} is no setting; nobody reads it.`, `Write ${like}, if that is meant.`);
    });
}

const likeOf = (name: string): string | undefined =>
  SETTING_NAMES.find((known) => known.length >= SHORTEST_GUESS && isNearly(name, known));

function readFile(): Record<string, string | undefined> {
  const path = environmentFile();
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}
