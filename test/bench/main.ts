import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { compareRuns, readRun } from './compare.ts';
import { exportSection } from './export-bench.ts';
import { growthSection } from './growth-bench.ts';
import { importSection } from './import-bench.ts';
import { neighbourSection } from './neighbour-bench.ts';
import { OPTIONS_HELP, readCommandLine } from './options.ts';
import { processSection } from './process-bench.ts';
import { requestsSection } from './requests-bench.ts';
import { searchSection } from './search-bench.ts';
import type { Section } from './section.ts';
import { startProduct } from './start-product.ts';
import { writesSection } from './writes-bench.ts';

const SECTIONS: Section[] = [
  requestsSection,
  searchSection,
  growthSection,
  writesSection,
  processSection,
  importSection,
  exportSection,
  neighbourSection,
];

const HELP = `Measures the product beside the floor of the same work, in one run.

  npm run bench -- [SECTION …] [options]

Sections (all, when none is named):
${SECTIONS.map(({ name, help }) => `  ${name.padEnd(18)}${help}`).join('\n')}

${OPTIONS_HELP}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function chosenSections(names: string[]): Section[] {
  const unknown = names.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no section ${unknown.join(', ')}; there are: ${SECTIONS.map(({ name }) => name).join(', ')}.`,
    );
  return names.length === 0 ? SECTIONS : SECTIONS.filter(({ name }) => names.includes(name));
}

async function main(): Promise<void> {
  const { sections, options, dataDir, json, compare, help } = readCommandLine();
  if (help) return void process.stdout.write(HELP);
  const chosen = chosenSections(sections);
  const before = compare ? readRun(compare) : null;
  const directory = resolve(dataDir);
  await mkdir(directory, { recursive: true });
  // As root the database runs as another user, who must get in.
  await chmod(directory, 0o755);
  const machine = { cpus: cpus().length, node: process.version, platform: process.platform };
  const figures: Record<string, unknown> = { at: new Date(), machine, options };
  for (const { name, run } of chosen) {
    const product = await startProduct(directory);
    try {
      figures[name] = await run(product, options, say);
    } finally {
      await product.stop();
    }
    // After each section, so that a long run which breaks off leaves what it has found.
    if (json) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  if (before) compareRuns(before, figures).forEach(say);
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
