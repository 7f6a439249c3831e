import type { Client } from 'openapi-fetch';
import type { FollowEvent, FollowOptions } from './follow-import.ts';
import type { ImportOptions, UploadedFile } from './models.ts';
import { isProblem } from './problem.ts';
import { reported } from './reported.ts';
import type { paths } from './schema.ts';
import type { UploadOptions, UploadProgress } from './upload.ts';
import { unwrap } from './unwrap.ts';

/** How an import from a file goes: first the upload, then as `followImport` tells. Cancelled during the upload, there is no import. */
export type ImportFileEvent =
  | ({ type: 'uploading' } & UploadProgress)
  | { type: 'started'; importId: string }
  | FollowEvent
  | { type: 'cancelled'; import: null };

export interface ImportFileOptions extends ImportOptions {
  /** The name to show for the file; else the name of a `File`. */
  name?: string;
  /** Cancels: see `importFile`. */
  signal?: AbortSignal;
}

/** What of the client an import is made of. */
export interface ImportApi extends Pick<Client<paths>, 'POST'> {
  upload(file: Blob, options: UploadOptions): Promise<UploadedFile>;
  followImport(importId: string, options: FollowOptions): AsyncGenerator<FollowEvent>;
}

/**
 * Uploads a file, or takes one that is uploaded by its id, imports it, and tells how that goes until the end: `completed`, `failed` or `cancelled`, with
 * the counts. When the signal is aborted the upload stops, or the import is cancelled, and the last event says so; once its customers are being
 * created an import goes to its end all the same. Leaving the loop stops an upload, but not an import that has started.
 * @throws ProblemError when the file or the import is refused
 */
export async function* importFile(
  api: ImportApi,
  source: Blob | string,
  { name, signal, ...options }: ImportFileOptions,
): AsyncGenerator<ImportFileEvent> {
  let id: string;
  try {
    id = typeof source === 'string' ? source : (yield* uploading(api, source, name, signal)).id;
    signal?.throwIfAborted();
  } catch (error) {
    if (!signal?.aborted) throw error;
    yield { type: 'cancelled', import: null };
    return;
  }
  const header = { Prefer: 'respond-async' };
  const begun = await unwrap(api.POST('/v1/customers/import', { params: { header }, body: { ...options, id } }));
  const importId = 'importId' in begun ? begun.importId : begun.id;
  yield { type: 'started', importId };
  yield* untilCancelled(api, importId, signal);
}

const uploading = (
  api: ImportApi,
  file: Blob,
  name: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportFileEvent, UploadedFile> =>
  reported((report, left) =>
    api.upload(file, {
      ...(name !== undefined && { name }),
      signal: signal ? AbortSignal.any([signal, left]) : left,
      onProgress: (progress) => report({ type: 'uploading', ...progress }),
    }),
  );

async function* untilCancelled(
  api: ImportApi,
  importId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<FollowEvent> {
  const failed = new AbortController();
  const cancel = (): void => {
    unwrap(api.POST('/v1/imports/{importId}/cancel', { params: { path: { importId } } })).catch((error: unknown) => {
      // Too late is no failure: the import goes to its end, and that is told.
      if (!isProblem(error, 'conflict')) failed.abort(error);
    });
  };
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  try {
    yield* api.followImport(importId, { signal: failed.signal });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
