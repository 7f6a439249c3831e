import { randomBytes } from 'node:crypto';
import { access, chmod, lchown, constants, mkdir, open, readFile, realpath, rename, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error';

/** Passwords of the three roles; made once, never changed. */
export interface Secrets {
  postgres: string;
  owner: string;
  app: string;
}

/** What a later start has to know. */
export interface ServerState {
  /** Where cluster and binaries live, if not in the control directory itself. */
  home?: string;
  port?: number;
  /** A cluster was once complete: should it be missing, it was lost. */
  initialized?: boolean;
}

/**
 * `<data dir>/postgres`: secrets, state, locks and the list of clients. Others may pass through it, as the server's
 * user must reach the cluster below, but may not list it.
 */
export class ControlDirectory {
  private constructor(readonly path: string) {}

  static async open(dataDir: string): Promise<ControlDirectory> {
    const path = join(dataDir, 'postgres');
    const made = await mkdir(path, { recursive: true });
    if (made) await chmod(path, 0o711);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return new ControlDirectory(await realpath(path));
  }

  /** For reading what may be there; nothing is made. */
  static look(dataDir: string): ControlDirectory {
    return new ControlDirectory(join(resolve(dataDir), 'postgres'));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Replaces the file as a whole and durably. As root the directory's owner keeps access to it. */
  async write(name: string, content: unknown): Promise<void> {
    const temporary = this.file(`${name}.${randomBytes(6).toString('hex')}`);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.giveToOwner(temporary);
    await rename(temporary, this.file(name));
  }

  /** Makes a directory or an empty file, once. */
  async ensure(name: string, kind: 'directory' | 'file'): Promise<string> {
    const path = this.file(name);
    try {
      if (kind === 'directory') await mkdir(path, 0o700);
      else await (await open(path, 'wx', 0o600)).close();
      await this.giveToOwner(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return path;
  }

  readState(): Promise<ServerState> {
    return this.read<ServerState>('server.json').then((state) => state ?? {});
  }

  writeState(state: ServerState): Promise<void> {
    return this.write('server.json', state);
  }

  /** The passwords, made at the first call. */
  async secrets(): Promise<Secrets> {
    const known = await this.read<Secrets>('secrets.json');
    if (known) return known;
    const password = (): string => randomBytes(24).toString('base64url');
    const secrets = { postgres: password(), owner: password(), app: password() };
    await this.write('secrets.json', secrets);
    return secrets;
  }

  async has(name: string): Promise<boolean> {
    return stat(this.file(name)).then(
      () => true,
      () => false,
    );
  }

  private async read<T>(name: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(this.file(name), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      if (!(error instanceof SyntaxError)) throw error;
      throw new EmbeddedServerError(`${this.file(basename(name))} is damaged: restore it from a backup.`);
    }
  }

  private async giveToOwner(path: string): Promise<void> {
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = await stat(this.path);
    if (uid !== 0) await lchown(path, uid, gid);
  }
}
