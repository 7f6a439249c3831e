import { multipart } from '../product/request.ts';
import type { TestReply } from '../product/request.ts';
import type { Thing } from './names.ts';
import type { Target } from './target.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let made = 0;

async function post(target: Target, path: string, json: unknown, expected = 201): Promise<TestReply> {
  const reply = await target.send('POST', path, { json });
  if (reply.status !== expected) throw new Error(`${path}: ${reply.status} ${reply.text}`);
  return reply;
}

async function upload(target: Target, name: string, content: string | Buffer): Promise<string> {
  const reply = await target.send('POST', '/v1/files', multipart(name, content));
  if (reply.status !== 201) throw new Error(`/v1/files: ${reply.status} ${reply.text}`);
  return reply.body.id as string;
}

/** Makes one of everything that can be named by an id. */
export async function furnished(target: Target): Promise<Record<Thing, string>> {
  made += 1;
  const name = `thing ${made} of ${process.pid}`;
  const tag = (await post(target, '/v1/settings/tags', { title: name })).body.id as string;
  const operator = (await post(target, '/v1/operators', { name, permissions: [] })).body.id as string;
  const token = (await post(target, `/v1/operators/${operator}/tokens`, {})).body.id as string;
  const avatar = await upload(target, 'avatar.png', PNG);
  const imported = await upload(target, 'some.csv', `name,tel\n${name},0912${String(made).padStart(7, '0')}\n,bad\n`);
  const customers = await Promise.all(
    ['A', 'B'].map((letter) =>
      post(target, '/v1/customers', {
        identity: { name: `${letter} ${name}` },
        contacts: [{ type: 'tel', value: '02122334455' }],
        tagsIds: [tag],
      }),
    ),
  );
  const customer = customers[0]!.body as { id: string; contacts: { id: string }[] };
  const page = await target.send('GET', '/v1/customers?limit=1', {});
  return {
    customer: customer.id,
    contact: customer.contacts[0]!.id,
    tag,
    operator,
    token,
    avatar,
    file: await upload(target, 'file.txt', 'x'),
    importFile: await upload(target, 'more.csv', `name,email\nC ${name},c${made}@example.com\n`),
    import: (await post(target, '/v1/customers/import', { id: imported }, 200)).body.importId as string,
    cursor: decodeURIComponent(/[?&]cursor=([^&>]+)/.exec(page.headers.link ?? '')![1]!),
  };
}
