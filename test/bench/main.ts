import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Product } from '../product/product.ts';
import { exportSection } from './export-bench.ts';
import { compareWith } from './compare.ts';
import { importSection } from './import-bench.ts';
import { neighbourSection } from './neighbour-bench.ts';
import { requestsSection } from './requests-bench.ts';
import { searchSection } from './search-bench.ts';
import type { Section } from './section.ts';

const SECTIONS: Section[] = [requestsSection, searchSection, importSection, exportSection, neighbourSection];

const HELP = `Measures the product beside the floor of the same work, in one run.

  npm run bench -- [SECTION …] [options]

Sections (all, when none is named):
${SECTIONS.map(({ name, help }) => `  ${name.padEnd(18)}${help}`).join('\n')}

  --rows N          rows of an import, customers of the organization that is measured (default 100000)
  --repeat N        how often (default 1); each import is into a table that holds the ones before
  --seconds N       of each load on requests and searches (default 5)
  --seed S          of the sample (default 1)
  --data-dir DIR    where the database is kept (default ./data/bench)
  --json FILE       write the figures to FILE
  --compare FILE    show them beside those that an earlier run has written to FILE
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    repeat: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    'data-dir': { type: 'string', default: './data/bench' },
    json: { type: 'string' },
    compare: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function chosenSections(): Section[] {
  const unknown = positionals.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no section ${unknown.join(', ')}; there are: ${SECTIONS.map(({ name }) => name).join(', ')}.`,
    );
  return positionals.length === 0 ? SECTIONS : SECTIONS.filter(({ name }) => positionals.includes(name));
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const sections = chosenSections();
  const [rows, repeat, seed, seconds] = [values.rows, values.repeat, values.seed, values.seconds].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const options = { rows, repeat, seed, seconds };
  const dataDir = resolve(values['data-dir']);
  await mkdir(dataDir, { recursive: true });
  // As root the database runs as another user, who must get in.
  await chmod(dataDir, 0o755);
  const machine = { cpus: cpus().length, node: process.version, platform: process.platform };
  const figures: Record<string, unknown> = { at: new Date(), machine };
  const product = await Product.start(dataDir, { LOG_LEVEL: 'info' });
  try {
    for (const { name, run } of sections) {
      figures[name] = await run(product, options, (line) => void process.stdout.write(`${line}\n`));
    }
  } finally {
    await product.stop();
  }
  if (values.compare) process.stdout.write(`${compareWith(values.compare, figures).join('\n')}\n`);
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
