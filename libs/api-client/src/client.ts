import createFetchClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { followImport } from './follow-import.ts';
import type { FollowEvent, FollowOptions } from './follow-import.ts';
import { importFile } from './import-file.ts';
import type { ImportFileEvent, ImportFileOptions } from './import-file.ts';
import { customers, imports, tags, timeline } from './lists.ts';
import type { WalkOptions } from './lists.ts';
import type * as models from './models.ts';
import type { paths } from './schema.ts';
import { Sender } from './send.ts';
import type { ClientOptions } from './send.ts';
import { upload } from './upload.ts';
import type { UploadOptions } from './upload.ts';

/** Every call of the API by its path, as openapi-fetch has it, and helpers for what takes more than one call. */
export interface CustomersClient extends Client<paths> {
  /** Walks through all customers that match, page by page, by cursor. One that is modified meanwhile may come a second time, as it is then. */
  customers(filters?: models.CustomerFilters, options?: WalkOptions): AsyncGenerator<models.Customer>;
  /** Walks through the timeline of a customer, newest first. */
  timeline(
    customerId: string,
    filters?: models.TimelineFilters,
    options?: WalkOptions,
  ): AsyncGenerator<models.TimelineEvent>;
  /** Walks through the imports of the organization, newest first. */
  imports(filters?: models.ImportFilters, options?: WalkOptions): AsyncGenerator<models.Import>;
  /** Walks through the definitions of tags. */
  tags(filters?: models.TagFilters, options?: WalkOptions): AsyncGenerator<models.Tag>;
  /** Uploads a file. @throws ProblemError */
  upload(file: Blob, options?: UploadOptions): Promise<models.UploadedFile>;
  /** Uploads a file, or takes an uploaded one by its id, imports it and tells how that goes. @throws ProblemError */
  importFile(source: Blob | string, options?: ImportFileOptions): AsyncGenerator<ImportFileEvent>;
  /** Tells how an import goes that was started before, from now to its end. @throws ProblemError */
  followImport(importId: string, options?: FollowOptions): AsyncGenerator<FollowEvent>;
}

/** A client of the API at `baseUrl`, for the operator of the token. */
export function createClient(options: ClientOptions): CustomersClient {
  const sender = new Sender(options);
  const api = createFetchClient<paths>({ baseUrl: sender.baseUrl, headers: sender.headers, fetch: sender.fetch });
  const client: CustomersClient = {
    ...api,
    customers: (filters = {}, walk = {}) => customers(api, filters, walk),
    timeline: (customerId, filters = {}, walk = {}) => timeline(api, customerId, filters, walk),
    imports: (filters = {}, walk = {}) => imports(api, filters, walk),
    tags: (filters = {}, walk = {}) => tags(api, filters, walk),
    upload: (file, settings = {}) => upload(sender, file, settings),
    importFile: (source, settings = {}) => importFile(client, source, settings),
    followImport: (importId, settings = {}) => followImport(api, importId, sender.retry, settings),
  };
  return client;
}
