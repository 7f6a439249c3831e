/**
 * The floor of a request: a bare Fastify server that sends PostgreSQL the same message as the product (the same statements, the entrance with
 * the token check included) and passes the same bytes on. No validation, no log, no framework beside Fastify. With ENTRANCE=none the entrance is
 * left out, for what the check of token and tenant costs.
 */
import Fastify from 'fastify';
import { create, find, list, ORGANIZATION, run } from './same-sql.ts';
import type { NewCustomer } from './same-sql.ts';
import { addTag, removeTag, update } from './same-change.ts';

const server = Fastify();
server.get<{ Params: { id: string } }>('/v1/customers/:id', async ({ params }, reply) => {
  const { body } = await run(find(params.id));
  return reply.type('application/json; charset=utf-8').send(body);
});
server.get<{ Querystring: { search?: string; limit?: string } }>('/v1/customers', async ({ query }, reply) => {
  const { body } = await run(list(Number(query.limit ?? 100), query.search));
  return reply.type('application/json; charset=utf-8').send(body);
});
server.post<{ Body: NewCustomer }>('/v1/customers', async ({ body }, reply) => {
  const { id, contacts, message } = create(body);
  const { creatorOperatorId } = await run(message);
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
server.put<{ Params: { id: string }; Body: NewCustomer }>('/v1/customers/:id', ({ params, body }) =>
  update(params.id, body.contacts),
);
server.post<{ Params: { id: string }; Body: { tagId: string } }>('/v1/customers/:id/tags', ({ params, body }) =>
  addTag(params.id, body.tagId),
);
server.delete<{ Params: { id: string; tagId: string } }>('/v1/customers/:id/tags/:tagId', ({ params }) =>
  removeTag(params.id, params.tagId),
);

await server.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.server.address() as { port: number };
process.on('disconnect', () => process.exit(0));
process.send!({ url: `http://127.0.0.1:${port}` });
