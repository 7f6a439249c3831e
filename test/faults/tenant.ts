import { createRequire } from 'node:module';
import { Client } from 'pg';
import type { Administration } from '@echonio/access';

const access = createRequire(import.meta.url)('../../dist/libs/access/src') as {
  Administration: typeof Administration;
};

const ANSWERS_WITHIN_MS = 90_000;
const TRIES_MS = 60_000;

export interface ImportState {
  id: string;
  state: string;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  percent: number;
  error: unknown;
}

export interface ImportResult {
  result: true;
  count: number;
  importId: string;
  rejected: number;
}

/** Runs work with a session of the tables' owner. */
export async function asOwner<T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client(ownerUrl);
  owner.on('error', () => {});
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** A new organization with one operator who may do everything, and his requests. */
export class Tenant {
  readonly organizationId: string;
  readonly token: string;
  /** Where the product answers; it moves with every start. */
  url: string;

  private constructor(organizationId: string, token: string, url: string) {
    this.organizationId = organizationId;
    this.token = token;
    this.url = url;
  }

  static make(ownerUrl: string, url: string, name: string): Promise<Tenant> {
    return asOwner(ownerUrl, async (owner) => {
      const administration = new access.Administration(owner);
      const { id } = await administration.ensureOrganization(name, 'IR');
      const operatorId = await administration.createOperator(id, 'faults', ['superuser']);
      return new Tenant(id, (await administration.createToken(id, operatorId)).token, url);
    });
  }

  /** The same operator, sending to another process. */
  at(url: string): Tenant {
    return new Tenant(this.organizationId, this.token, url);
  }

  send(
    method: string,
    path: string,
    init: { body?: FormData | string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, ...init.headers };
    return fetch(`${this.url}${path}`, { method, ...init, headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  }

  /** @returns the body of a 2xx @throws for any other answer, and when there is none */
  async get<T>(path: string): Promise<T> {
    return (await (await succeeded(await this.send('GET', path))).json()) as T;
  }

  /** @returns the ids of so many new tags */
  async defineTags(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let each = 1; each <= count; each += 1) {
      const body = JSON.stringify({ title: `Tag ${each}` });
      const headers = { 'content-type': 'application/json' };
      const reply = await succeeded(await this.send('POST', '/v1/settings/tags', { body, headers }));
      ids.push(((await reply.json()) as { id: string }).id);
    }
    return ids;
  }

  /** @returns the id of the file */
  async upload(text: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([text]), 'customers.csv');
    const reply = await succeeded(await this.send('POST', '/v1/files', { body: form }));
    return ((await reply.json()) as { id: string }).id;
  }

  postImport(fileId: string, headers: Record<string, string> = {}): Promise<Response> {
    const body = JSON.stringify({ id: fileId, createTags: true });
    return this.send('POST', '/v1/customers/import', {
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** Asks for the import, or joins it, until it is answered. @throws when it is refused */
  async import(fileId: string): Promise<ImportResult> {
    return (await this.insist(() => this.postImport(fileId))) as ImportResult;
  }

  /** Asks for the import, or joins it, without waiting for its end. */
  async startImport(fileId: string): Promise<ImportState> {
    return (await this.insist(() => this.postImport(fileId, { prefer: 'respond-async' }))) as ImportState;
  }

  importState(id: string): Promise<ImportState> {
    return this.get<ImportState>(`/v1/imports/${id}`);
  }

  /** As a client does that was told 503 and `Retry-After`, or cut off: it asks again. */
  private async insist(ask: () => Promise<Response>): Promise<unknown> {
    for (const end = Date.now() + TRIES_MS; ;) {
      const reply = await ask();
      if (reply.status !== 503) return (await succeeded(reply)).json();
      if (!reply.headers.has('retry-after')) throw new Error('503 without Retry-After');
      if (Date.now() > end) throw new Error(`503 for a minute: ${await reply.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function succeeded(reply: Response): Promise<Response> {
  if (reply.ok) return reply;
  throw new Error(`${reply.status}: ${await reply.text()}`);
}

export const hasEnded = ({ state }: ImportState): boolean => state !== 'reading' && state !== 'applying';
