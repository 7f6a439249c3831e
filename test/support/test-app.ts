import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { createAccessToken, Permission } from '@echonio/access';
import { OpenDatabase, openDatabase, readSettings, RouteTable, uuidv7 } from '@echonio/platform';
import { createApiDocument } from '@api/api-document';
import { createApp } from '@api/create-app';
import { ReplyCheck } from '../product/reply-check.ts';
import { cloneDatabase } from './test-database';
import { multipart, send, TestReply, TestRequest } from './test-request';

/** The product on a database of its own, listening on a free port of 127.0.0.1. */
export class TestApp {
  private replyCheck?: ReplyCheck;

  private constructor(
    readonly url: string,
    /** The owner's sessions: for looking at what is stored, whoever it belongs to. */
    readonly owner: Pool,
    readonly dataDir: string,
    readonly nest: NestFastifyApplication,
    readonly database: OpenDatabase,
    readonly environment: Record<string, string>,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** @param options `asOwner`: with the connection string of the tables' owner alone */
  static async start(environment: Record<string, string> = {}, options: { asOwner?: boolean } = {}): Promise<TestApp> {
    const clone = await cloneDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'echonio-data-'));
    const own = {
      DATABASE_URL: options.asOwner ? clone.ownerUrl : clone.appUrl,
      DATABASE_OWNER_URL: clone.ownerUrl,
      DATA_DIR: dataDir,
    };
    return TestApp.run({ ...own, LOG_LEVEL: 'silent', ...environment }, async () => {
      await clone.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** A second instance on the same database and files; close it before this one. */
  another(environment: Record<string, string> = {}): Promise<TestApp> {
    return TestApp.run({ ...this.environment, ...environment }, async () => {});
  }

  private static async run(environment: Record<string, string>, clean: () => Promise<void>): Promise<TestApp> {
    const settings = readSettings(environment);
    const database = await openDatabase(settings);
    const nest = await createApp(settings, database);
    await nest.listen(0, '127.0.0.1');
    const owner = new Pool({ connectionString: database.ownerUrl, max: 4 });
    // The database is dropped behind sessions that are still saying goodbye; what ends a session in use is met by its query.
    owner.on('error', () => {});
    return new TestApp(await nest.getUrl(), owner, settings.DATA_DIR, nest, database, environment, async () => {
      await nest.close();
      // A test may have closed the pool already, to see what the product does without a database.
      await database.close().catch(() => undefined);
      await owner.end();
      await clean();
    });
  }

  close(): Promise<void> {
    return this.dispose();
  }

  /** Sends a request; a reply that isn't as the OpenAPI document says is an error. */
  async send(method: string, path: string, request: TestRequest = {}): Promise<TestReply> {
    const reply = await send(this.url, method, path, request);
    this.check.check(method, path, reply);
    return reply;
  }

  /** Every route of the server as `METHOD /path/:parameter`. */
  get routes(): string[] {
    return this.nest.get(RouteTable).list();
  }

  private get check(): ReplyCheck {
    return (this.replyCheck ??= new ReplyCheck(createApiDocument(this.nest)));
  }

  /** A new organization with one operator and a token. */
  async tenant(permissions: Permission[] = ['superuser']): Promise<Tenant> {
    const organizationId = uuidv7();
    await this.owner.query(`INSERT INTO organizations (id, name) VALUES ($1, $2)`, [organizationId, organizationId]);
    await this.owner.query(`INSERT INTO organization_counters (organization_id) VALUES ($1)`, [organizationId]);
    return this.operator(organizationId, permissions);
  }

  /** Another operator of an organization, with a token of its own. */
  async operator(organizationId: string, permissions: Permission[]): Promise<Tenant> {
    const operatorId = uuidv7();
    const { token, digest } = createAccessToken(organizationId);
    await this.owner.query(`INSERT INTO operators (organization_id, id, name, permissions) VALUES ($1, $2, $3, $4)`, [
      organizationId,
      operatorId,
      `operator ${operatorId}`,
      permissions,
    ]);
    await this.owner.query(
      `INSERT INTO access_tokens (organization_id, id, operator_id, digest) VALUES ($1, $2, $3, $4)`,
      [organizationId, uuidv7(), operatorId, digest],
    );
    return new Tenant(this, organizationId, operatorId, token);
  }
}

/** An operator of an organization who sends requests. */
export class Tenant {
  constructor(
    readonly app: TestApp,
    readonly organizationId: string,
    readonly operatorId: string,
    readonly token: string,
  ) {}

  /** The same operator with the same token, sending to another instance. */
  at(app: TestApp): Tenant {
    return new Tenant(app, this.organizationId, this.operatorId, this.token);
  }

  send(method: string, path: string, request: TestRequest = {}): Promise<TestReply> {
    return this.app.send(method, path, {
      ...request,
      headers: { authorization: `Bearer ${this.token}`, ...request.headers },
    });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestReply> {
    return this.send('GET', path, { headers });
  }

  post(path: string, json: unknown, headers: Record<string, string> = {}): Promise<TestReply> {
    return this.send('POST', path, { json, headers });
  }

  put(path: string, json: unknown, headers: Record<string, string> = {}): Promise<TestReply> {
    return this.send('PUT', path, { json, headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<TestReply> {
    return this.send('DELETE', path, { headers });
  }

  /** Uploads a file. @returns its metadata */
  async upload(name: string, content: string | Buffer): Promise<{ id: string; name: string; size: number }> {
    const reply = await this.send('POST', '/v1/files', multipart(name, content));
    if (reply.status !== 201) throw new Error(`The upload was refused: ${reply.text}`);
    return reply.body;
  }
}
