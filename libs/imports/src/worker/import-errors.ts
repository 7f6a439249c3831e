import { ImportFailure } from '../import';

/** The import can't be done, whoever tries: the file or a row of it is at fault. */
export class ImportFailedError extends Error {
  constructor(readonly failure: ImportFailure) {
    super(failure.message);
  }
}

/** Another worker has the import now. */
export class ClaimLostError extends Error {}

/** This process is going down and leaves the import to another. */
export class WorkerStoppingError extends Error {}

/** A crash of the database has emptied the staging. */
export class StagingLostError extends Error {}
