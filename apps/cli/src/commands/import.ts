import { Permission } from '@echonio/access';
import { hasEnded, ImportReply, permissionsFor } from '@echonio/imports';
import { ACTING_OPTIONS, actingOperator } from '../acting-operator';
import { visitDatabase } from '../administer';
import { Command, CommandEnvironment, ExitCode, writeResult } from '../command';
import { CommandArguments } from '../command-arguments';
import { IMPORT_OPTIONS, importOptionsOf } from '../importing/import-options';
import { failureSentence, outcomeLine, summaryOf } from '../importing/import-report';
import { openImportServices } from '../importing/import-services';
import { ImportOrder, runImport, settleImport } from '../importing/run-import';
import { InputFile } from '../input-file';
import { OutputFile } from '../output-file';
import { ProgressDisplay } from '../progress/progress-display';

export const importFile: Command = {
  name: 'import',
  summary: 'Imports a file of customers: CSV, JSON or NDJSON.',
  operands: [{ name: 'FILE', help: 'the file; its content tells its format' }],
  options: {
    ...ACTING_OPTIONS,
    ...IMPORT_OPTIONS,
    rejects: { value: 'FILE', help: 'where the rejected rows go, to be corrected and imported' },
  },
  notes: `Needs the permission importCustomers, with --create-tags also configOrganization, to update customers also editCustomer. Prints one line of JSON,
{"importId", "rows", "created", "updated", "skipped", "rejected", "state"}. Exit codes: 0 all rows were taken,
3 some were rejected, 1 the import failed. One that is interrupted isn't lost: a server goes on with it.`,
  async run(given, environment) {
    const source = await InputFile.open(given.operands[0]!, environment.settings.FILE_LIMIT_BYTES);
    try {
      const path = given.optional('rejects');
      const rejects = path === undefined ? null : await OutputFile.create(path);
      try {
        return exitCodeOf(await carryOut(given, environment, { source, rejects, options: importOptionsOf(given) }));
      } finally {
        await rejects?.discard();
      }
    } finally {
      await source.close();
    }
  },
};

async function carryOut(
  given: CommandArguments,
  environment: CommandEnvironment,
  order: ImportOrder,
): Promise<ImportReply> {
  const { settings, signal, stderr } = environment;
  const needed: Permission[] = ['importCustomers', ...permissionsFor(order.options)];
  const display = new ProgressDisplay(stderr);
  return visitDatabase(environment, async (database) => {
    const ctx = await actingOperator(database, given, needed);
    const services = await openImportServices(settings, database, (line) => display.note(line));
    try {
      const began = performance.now();
      const done = await runImport(services, ctx, order, display, signal);
      writeResult(environment, summaryOf(done));
      if (done.state === 'completed') display.note(outcomeLine(done, performance.now() - began));
      if (hasEnded(done)) await settleImport(services, ctx, done, order, { display, signal });
      return done;
    } finally {
      display.clear();
      await services.close();
    }
  });
}

/** @throws why the import hasn't come to a good end */
function exitCodeOf(done: ImportReply): ExitCode {
  if (!hasEnded(done)) {
    throw new Error(
      `Interrupted with ${Math.floor(done.percent)} % done. The import ${done.id} is left to others: ` +
        'a running server goes on with it, or the next one that starts.',
    );
  }
  if (done.state !== 'completed') throw new Error(failureSentence(done));
  return done.rejected > 0 ? 3 : 0;
}
