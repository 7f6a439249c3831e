import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchImport } from './import-bench.ts';
import type { ImportFigures } from './import-bench.ts';
import { benchNeighbour } from './neighbour-bench.ts';
import type { NeighbourFigures } from './neighbour-bench.ts';
import { Product } from '../product/product.ts';

const HELP = `Measures the product beside the floor of the same work, in one run.

  npm run bench -- [SECTION …] [options]

Sections (all, when none is named):
  import            an import, beside COPY of the same rows
  neighbour         requests of one organization while another imports, beside the same when nothing else happens

  --rows N          rows of an import (default 100000)
  --repeat N        how often (default 1); each import is into a table that holds the ones before
  --seed S          of the sample (default 1)
  --data-dir DIR    where the database is kept (default ./data/bench)
  --json FILE       write the figures to FILE
`;

const SECTIONS = ['import', 'neighbour'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '100000' },
    repeat: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    'data-dir': { type: 'string', default: './data/bench' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

function tell(figures: ImportFigures): void {
  const { rows, importSeconds, rowsPerSecond, floorSeconds, ratio, uploadSeconds, idleBytes, peakBytes } = figures;
  process.stdout.write(
    `import of ${rows} rows: ${importSeconds.toFixed(1)} s, ${Math.round(rowsPerSecond)} rows/s; ` +
      `floor (COPY of the same rows) ${floorSeconds.toFixed(1)} s; ratio ${ratio.toFixed(2)}; ` +
      `upload ${uploadSeconds.toFixed(1)} s; memory idle ${mib(idleBytes)}, peak +${mib(peakBytes - idleBytes)}\n`,
  );
}

function tellNeighbour({ rows, importSeconds, quiet, during, ratio }: NeighbourFigures): void {
  const shown = ({ requests, errors, p50, p99 }: NeighbourFigures['quiet']): string =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${errors} errors in ${requests} requests`;
  process.stdout.write(
    `neighbour of an import of ${rows} rows (${importSeconds.toFixed(1)} s): quiet ${shown(quiet)}; ` +
      `during the import ${shown(during)}; ratio of p99 ${ratio.toFixed(2)}\n`,
  );
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const unknown = positionals.filter((section) => !SECTIONS.includes(section));
  if (unknown.length > 0)
    throw new Error(`There is no section ${unknown.join(', ')}; there are: ${SECTIONS.join(', ')}.`);
  const dataDir = resolve(values['data-dir']);
  await mkdir(dataDir, { recursive: true });
  // As root the database runs as another user, who must get in.
  await chmod(dataDir, 0o755);
  const product = await Product.start(dataDir);
  const wants = (section: string): boolean => positionals.length === 0 || positionals.includes(section);
  const imports: ImportFigures[] = [];
  const neighbours: NeighbourFigures[] = [];
  try {
    for (let run = 0; wants('import') && run < Number(values.repeat); run += 1) {
      const figures = await benchImport(product, Number(values.rows), Number(values.seed) + run);
      tell(figures);
      imports.push(figures);
    }
    if (wants('neighbour')) {
      const figures = await benchNeighbour(product, Number(values.rows), Number(values.seed));
      tellNeighbour(figures);
      neighbours.push(figures);
    }
  } finally {
    await product.stop();
  }
  const machine = { cpus: cpus().length, node: process.version, platform: process.platform };
  if (values.json)
    await writeFile(
      values.json,
      `${JSON.stringify({ at: new Date(), machine, import: imports, neighbour: neighbours }, null, 2)}\n`,
    );
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
