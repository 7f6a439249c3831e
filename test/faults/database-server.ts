import { createRequire } from 'node:module';
import type { EmbeddedServer, startEmbeddedServer } from '@echonio/platform';
import { DataPlace } from '../product/data-place.ts';
import type { Run } from './run.ts';
import { asOwner } from './tenant.ts';

const platform = createRequire(import.meta.url)('../../dist/libs/platform/src') as {
  startEmbeddedServer: typeof startEmbeddedServer;
};

/** A PostgreSQL that outlives the products that are started on it, as an operator's own does. */
export class DatabaseServer {
  private readonly server: EmbeddedServer;
  private made = 0;

  private constructor(server: EmbeddedServer) {
    this.server = server;
  }

  static async start(run: Run): Promise<DatabaseServer> {
    const place = await DataPlace.make();
    run.defer(() => place.remove());
    const server = await platform.startEmbeddedServer({ dataDir: place.dataDir });
    run.defer(() => server.leave());
    return new DatabaseServer(server);
  }

  get port(): number {
    return this.server.port;
  }

  /** A new database, empty. @returns its name */
  async createDatabase(): Promise<string> {
    const name = `faults_${(this.made += 1)}`;
    await asOwner(this.server.ownerUrl, (owner) =>
      owner.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`),
    );
    return name;
  }

  /** For the harness itself, never through a proxy. */
  ownerUrl(database: string): string {
    return through(this.server.ownerUrl, this.port, database);
  }

  /** The settings of a product on a database. @param port of what stands before the server */
  environment(database: string, port = this.port): Record<string, string> {
    return {
      DATABASE_URL: through(this.server.appUrl, port, database),
      DATABASE_OWNER_URL: through(this.server.ownerUrl, port, database),
    };
  }
}

function through(url: string, port: number, database: string): string {
  const changed = new URL(url);
  changed.port = String(port);
  changed.pathname = `/${database}`;
  return changed.href;
}
