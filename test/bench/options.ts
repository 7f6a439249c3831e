import { parseArgs } from 'node:util';
import type { BenchOptions } from './section.ts';

export const OPTIONS_HELP = `  --rows N          rows of an import, customers of the organization that is measured (default 100000)
  --neighbours N    organizations of 1,000 customers in the same tables (default: as many as make --rows, at most 1000)
  --sizes N,N       customers of the organizations that \`growth\` compares (default 10000,100000)
  --repeat N        how often (default 1); each import is into a table that holds the ones before
  --seconds N       of each load on requests and searches (default 5)
  --rate N          creations in a second of \`writes\` (default 100)
  --seed S          of the sample (default 1)
  --data-dir DIR    where the databases are kept (default ./data/bench)
  --json FILE       write the figures to FILE
  --compare FILE    show them beside those that an earlier run has written to FILE
`;

export interface CommandLine {
  sections: string[];
  options: BenchOptions;
  dataDir: string;
  json?: string;
  compare?: string;
  help: boolean;
}

const SMALL = 1_000;
const MOST_NEIGHBOURS = 1_000;

/** Reads the command line. Errors: an unknown option, or one whose value isn't a whole number. */
export function readCommandLine(): CommandLine {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: 'string', default: '100000' },
      neighbours: { type: 'string' },
      sizes: { type: 'string', default: '10000,100000' },
      repeat: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '5' },
      rate: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      'data-dir': { type: 'string', default: './data/bench' },
      json: { type: 'string' },
      compare: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'rows' | 'repeat' | 'seconds' | 'rate' | 'seed'): number => whole(name, values[name]);
  const rows = number('rows');
  const neighbours = values.neighbours
    ? whole('neighbours', values.neighbours)
    : Math.min(MOST_NEIGHBOURS, Math.ceil(rows / SMALL));
  const sizes = values.sizes.split(',').map((size) => whole('sizes', size));
  const [repeat, seconds, rate, seed] = [number('repeat'), number('seconds'), number('rate'), number('seed')];
  return {
    sections: positionals,
    options: { rows, neighbours, sizes, repeat, seconds, rate, seed },
    dataDir: values['data-dir'],
    json: values.json,
    compare: values.compare,
    help: values.help,
  };
}

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} takes whole numbers, not ${text}.`);
  return Number(text);
}
