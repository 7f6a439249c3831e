/**
 * The floor of a request: a bare Fastify server that sends PostgreSQL the same message as the product (the same statements, the entrance with
 * the token check included) and passes the same bytes on. No validation, no log, no framework beside Fastify. With ENTRANCE=none the entrance is
 * left out, for what the check of token and tenant costs.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Fastify from 'fastify';
import pg from 'pg';

interface Statement {
  name: string;
  text: string;
}
interface Bound extends Statement {
  values: unknown[];
}

const { DIST, DATABASE_URL, ORGANIZATION, DIGEST, ENTRANCE, POOL_SIZE } = process.env as Record<string, string>;
const built = createRequire(join(DIST!, 'apps/'));
const { PipelinedBatch } = built('../libs/platform/src/database/pipelined-batch.js') as {
  PipelinedBatch: new (
    statements: Bound[],
  ) => pg.Submittable & { done: Promise<{ rows: Record<string, unknown>[] }[]> };
};
const { FIND, LIST, SEARCH, INSERT } = built('../libs/customers/src/customer.sql.js') as {
  FIND: [Statement];
  LIST: [Statement];
  SEARCH: [Statement];
  INSERT: Statement;
};
const { likePatterns, parseQuery } = built('../libs/search-text/src/index.js') as {
  likePatterns(term: unknown): string[];
  parseQuery(query: string): unknown[];
};

const { uuidv7 } = built('../libs/platform/src/ids/uuidv7.js') as { uuidv7(): string };

interface NewCustomer {
  identity: { name: string };
  contacts: { type: string; value: string }[];
}

const enter = {
  name: 'enter_request',
  text: 'SELECT * FROM enter_request($1, $2, $3)',
  values: [ORGANIZATION, Buffer.from(DIGEST!, 'hex'), []],
};
/** What the entrance does besides, once for each connection: creations name their operator. */
const ACT_AS = `SELECT set_config('app.operator_id', operator_id::text, false) FROM access_tokens WHERE organization_id = $1 AND digest = $2`;
// As the owner of the tables, whom no policy binds, where there is no entrance.
const preamble = ENTRANCE === 'none' ? [] : [enter];
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) });
if (ENTRANCE === 'none') pool.on('connect', (client) => void client.query(ACT_AS, [ORGANIZATION, enter.values[1]]));

async function run(statement: Statement, values: unknown[]): Promise<Record<string, unknown>> {
  const client = await pool.connect();
  try {
    const batch = new PipelinedBatch([...preamble, { ...statement, values: [ORGANIZATION, ...values] }]);
    client.query(batch);
    return (await batch.done).at(-1)!.rows[0]!;
  } finally {
    client.release();
  }
}

const server = Fastify();
server.get<{ Params: { id: string } }>('/v1/customers/:id', async ({ params }, reply) => {
  const { body } = await run(FIND[0], [params.id]);
  return reply.type('application/json; charset=utf-8').send(body);
});
server.get<{ Querystring: { search?: string; limit?: string } }>('/v1/customers', async ({ query }, reply) => {
  const limit = Number(query.limit ?? 100);
  const terms = query.search && JSON.stringify(parseQuery(query.search).map((term) => likePatterns(term)));
  const { body } = await (terms ? run(SEARCH[0], [terms, 0, limit]) : run(LIST[0], [0, limit]));
  return reply.type('application/json; charset=utf-8').send(body);
});
server.post<{ Body: NewCustomer }>('/v1/customers', async ({ body }, reply) => {
  const id = uuidv7();
  const contacts = body.contacts.map((contact, position) => ({
    id: uuidv7(),
    position,
    ...contact,
    matchKey: contact.value,
  }));
  const event = { id: uuidv7(), type: 'create', description: 'Customer created', data: {} };
  const key = [body.identity.name, ...body.contacts.map(({ value }) => value)].join(' ').toLowerCase();
  const identity = [body.identity.name, null, null, null, null, null];
  const lists = [JSON.stringify(contacts), '[]', JSON.stringify([event])];
  const { creatorOperatorId } = await run(INSERT, [id, 'corporate', ...identity, null, ...lists, key, key]);
  const shown = contacts.map(({ id: contactId, type, value }) => ({
    id: contactId,
    data: { note: null, role: null, type, value, responder: null },
  }));
  return reply.status(201).send({
    id,
    organizationId: ORGANIZATION,
    creatorOperatorId,
    avatarUploadedFileId: null,
    type: 'corporate',
    identity: { name: body.identity.name, title: null, manager: null },
    tagsIds: [],
    contacts: shown,
  });
});

await server.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.server.address() as { port: number };
process.stdout.write(`http://127.0.0.1:${port}\n`);
