import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS, ExportModule, ExportQuery, ExportService } from '@echonio/imports';
import { AppError, DtoPipe, MetricsModule } from '@echonio/platform';
import { ACTING_OPTIONS, actingOperator } from '../acting-operator';
import { visitDatabase } from '../administer';
import { Command, CommandEnvironment, writeResult } from '../command';
import { CommandArguments } from '../command-arguments';
import { openServices } from '../open-services';
import { OutputFile } from '../output-file';
import { ProgressDisplay } from '../progress/progress-display';
import { UsageError } from '../usage-error';

export const exportCustomers: Command = {
  name: 'export',
  summary: 'Exports customers to a file that imports back to the same ones.',
  options: {
    ...ACTING_OPTIONS,
    format: { value: 'FORMAT', help: `${EXPORT_FORMATS.join(', ')} (default csv)` },
    search: { value: 'TEXT', help: 'only the customers that this search finds' },
    'include-meta': { help: 'with identifiers, creator, times and version, which an import ignores' },
    out: { value: 'FILE', help: 'the file to write (default: standard output)' },
  },
  notes: `Needs the permission exportCustomers. With --out prints one line of JSON, {"file", "bytes"}; the file gets its name
when it is whole.`,
  async run(given, environment) {
    const query = await queryOf(given);
    const path = given.optional('out');
    if (path === undefined) return carryOut(given, environment, query, (content) => pour(content, environment));
    const file = await OutputFile.create(path);
    try {
      await carryOut(given, environment, query, async (content, display) => {
        const show = (done: number): void => display.show({ step: 'exporting', done, unit: 'bytes' });
        const bytes = await file.write(content, environment.signal, show);
        display.clear();
        writeResult(environment, { file: path, bytes });
      });
    } finally {
      await file.discard();
    }
  },
};

/** The very rules of the request. @throws UsageError */
async function queryOf(given: CommandArguments): Promise<ExportQuery> {
  const values = {
    format: given.optional('format') ?? '',
    search: given.optional('search') ?? '',
    include: given.has('include-meta') ? 'meta' : '',
  };
  try {
    return (await new DtoPipe().transform(values, { type: 'query', metatype: ExportQuery })) as ExportQuery;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new UsageError(error.errors.map(({ field, message }) => `--${field} ${message}`).join('; '));
  }
}

function carryOut(
  given: CommandArguments,
  environment: CommandEnvironment,
  query: ExportQuery,
  write: (content: Readable, display: ProgressDisplay) => Promise<void>,
): Promise<void> {
  const display = new ProgressDisplay(environment.stderr);
  return visitDatabase(environment, async (database) => {
    const ctx = await actingOperator(database, given, ['exportCustomers']);
    const parts = { imports: [MetricsModule, ExportModule] };
    const context = await openServices(environment.settings, database, parts, (line) => display.note(line));
    try {
      const content = (await context.get(ExportService).export(ctx, query)).getStream();
      await write(content, display).finally(() => content.destroy());
    } finally {
      display.clear();
      await context.close();
    }
  });
}

/** A reader that has seen enough, such as head, closes the pipe: no fault of ours. */
async function pour(content: Readable, { stdout, signal }: CommandEnvironment): Promise<void> {
  await pipeline(content, stdout, { end: false, signal }).catch((error: NodeJS.ErrnoException) => {
    signal.throwIfAborted();
    if (error.code !== 'EPIPE') throw error;
  });
}
