import './require-node.mjs';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

// Not static imports: an older Node can't read TypeScript and would fail before the check above.
const { SAMPLE_FORMATS } = await import('../test/sample/sample-formats.ts');

const HELP = `Writes a file of real-looking customers, Persian and Latin, for tests, demos and benchmarks.

  npm run --silent sample -- --rows N [options] > FILE

  --rows N          how many rows (1 to 100000000)
  --format FORMAT   ${SAMPLE_FORMATS.join(', ')} (default csv)
  --seed S          0 to 4294967295 (default 1); the same seed gives the same bytes, and the same customers in each format
  --bad PERCENT     0 to 100 (default 0): how much of the rows an import must reject
  --out FILE        write to FILE, not to standard output
  --help            this text

Without --silent npm prints two lines of its own into standard output. The tags are given by title: import the file with
createTags=true or define them first. What was written is summed up on standard error.
`;

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      seed: { type: 'string', default: '1' },
      bad: { type: 'string', default: '0' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { help: true };
  if (values.rows === undefined) throw new UsageError('--rows is missing');
  if (!SAMPLE_FORMATS.includes(values.format)) {
    throw new UsageError(`--format must be one of ${SAMPLE_FORMATS.join(', ')}, not "${values.format}"`);
  }
  if (values.out === '') throw new UsageError('--out needs the name of a file');
  return {
    rows: wholeNumber('--rows', values.rows, 1, 100_000_000),
    format: values.format,
    seed: wholeNumber('--seed', values.seed, 0, 4_294_967_295),
    badPercent: percentage('--bad', values.bad),
    out: values.out,
  };
}

function wholeNumber(name, text, min, max) {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
}

function percentage(name, text) {
  const number = /^\d{1,3}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  if (number <= 100) return number;
  throw new UsageError(`${name} must be a number from 0 to 100, not "${text}"`);
}

async function write({ out, ...options }) {
  const { sampleFile } = await import('../test/sample/sample-file.ts');
  let totals;
  const chunks = function* () {
    totals = yield* sampleFile(options);
  };
  await pipeline(chunks, out === undefined ? process.stdout : createWriteStream(out), { end: out !== undefined });
  const { rows, customers, contacts, bad } = totals;
  console.error(`rows=${rows} customers=${customers} contacts=${contacts} bad=${bad}`);
}

try {
  const options = readOptions();
  if (options.help) process.stdout.write(HELP);
  else await write(options);
} catch (error) {
  // A reader that has seen enough, such as head, closes the pipe: no fault of ours.
  if (error.code !== 'EPIPE') {
    const usage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(usage ? `sample: ${error.message.split('\n')[0]} (see --help)` : `sample: ${error.message}`);
    process.exitCode = usage ? 2 : 1;
  }
}
