/** The floor below the bare server: the same messages by `pg` in one process, with no HTTP. It is told by messages what to send. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadRequest } from './load.ts';
import { addTag, removeTag, update } from './same-change.ts';
import { create, find, list, run } from './same-sql.ts';
import type { NewCustomer } from './same-sql.ts';

export interface AloneTask {
  /** Sent in turn, from the first again after the last. */
  requests: LoadRequest[];
  connections: number;
  seconds: number;
  /** Requests in a second; without it as fast as they are answered. */
  rate?: number;
}

export interface AloneResult {
  /** Of each answer, milliseconds. */
  times: number[];
  seconds: number;
  errors: number;
}

function answer({ method, path, body }: LoadRequest): Promise<unknown> {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [id, tags, tagId] = pathname.split('/').slice(3);
  if (tags) return method === 'POST' ? addTag(id!, (body as { tagId: string }).tagId) : removeTag(id!, tagId!);
  if (method === 'PUT') return update(id!, (body as NewCustomer).contacts);
  if (method === 'POST') return run(create(body as NewCustomer).message);
  const limit = Number(searchParams.get('limit') ?? 100);
  return run(id ? find(id) : list(limit, searchParams.get('search') ?? undefined));
}

async function perform({ requests, connections, seconds, rate }: AloneTask): Promise<AloneResult> {
  const times: number[] = [];
  let errors = 0;
  let turn = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const work = async (): Promise<void> => {
    for (;;) {
      const due = rate ? started + (turn * 1_000) / rate : performance.now();
      if (Math.max(due, performance.now()) >= end) return;
      const request = requests[turn++ % requests.length]!;
      if (due > performance.now()) await sleep(due - performance.now());
      const sent = performance.now();
      await answer(request).then(
        () => void times.push(performance.now() - sent),
        () => void (errors += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { times, seconds: (performance.now() - started) / 1_000, errors };
}

process.on('message', (task: AloneTask) => void perform(task).then((result) => process.send!(result)));
process.on('disconnect', () => process.exit(0));
process.send!({ ready: true });
