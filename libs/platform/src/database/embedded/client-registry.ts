import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ControlDirectory } from './control-directory';
import { processIdentity } from './process-identity';

export type ClientMode = 'server' | 'visitor';

/** One process that uses the server. */
export interface RegisteredClient {
  id: string;
  pid: number;
  identity: string;
  mode: ClientMode;
  /** A visitor that has to stop the server when it leaves as the last. Servers always have to. */
  stops: boolean;
}

const FOLDER = 'clients';

/** The processes that use the server, one file each. To be called only inside the directory's lock. */
export class ClientRegistry {
  constructor(private readonly control: ControlDirectory) {}

  async add(mode: ClientMode, stops: boolean): Promise<string> {
    await this.control.ensure(FOLDER, 'directory');
    const client = {
      id: randomUUID(),
      pid: process.pid,
      identity: (await processIdentity(process.pid)) ?? '',
      mode,
      stops,
    };
    await this.put(client);
    return client.id;
  }

  put(client: RegisteredClient): Promise<void> {
    return this.control.write(join(FOLDER, `${client.id}.json`), client);
  }

  remove(id: string): Promise<void> {
    return rm(join(this.control.file(FOLDER), `${id}.json`), { force: true });
  }

  /** Those alive; what dead ones left is removed. */
  list(): Promise<RegisteredClient[]> {
    return aliveIn(this.control.file(FOLDER), (path) => rm(path, { force: true }));
  }
}

/** The processes that use the server of a control directory, for a look without its lock. */
export const clientsAlive = (controlPath: string): Promise<RegisteredClient[]> =>
  aliveIn(join(controlPath, FOLDER), async () => {});

async function aliveIn(folder: string, dead: (path: string) => Promise<void>): Promise<RegisteredClient[]> {
  const alive: RegisteredClient[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const client = await readClient(join(folder, name));
    if (client && (await processIdentity(client.pid)) === client.identity) alive.push(client);
    else await dead(join(folder, name));
  }
  return alive;
}

async function readClient(path: string): Promise<RegisteredClient | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as RegisteredClient;
  } catch {
    return undefined;
  }
}
