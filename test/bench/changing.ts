import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Product } from '../product/product.ts';
import { timesOf } from './figures.ts';
import type { Times } from './figures.ts';
import { send } from './send.ts';
import type { Dataset } from './world/dataset.ts';

/** Figures of a question that is never asked twice of the same data. */
export interface FirstTimes extends Times {
  questions: number;
}

/**
 * Asks the same question again and again while the organization changes: each client puts a tag on a customer, or takes it off, before it
 * asks. Only the question is timed, from the first byte sent to the last received.
 * @param url whom to ask; the changes go to the product
 */
export async function askWhileChanging(
  product: Product,
  { token, ids }: Dataset,
  { url, path, connections, seconds, tagId }: Question,
): Promise<FirstTimes> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  const end = performance.now() + seconds * 1_000;
  const work = async (client: number): Promise<void> => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const customer = `${product.url}/v1/customers/${ids[client * 100 + ((turn >> 1) % 100)]}/tags`;
      if (turn % 2 === 0) await send(agent, 'POST', customer, token, { tagId });
      else await send(agent, 'DELETE', `${customer}/${tagId}`, token);
      const sent = performance.now();
      await send(agent, 'GET', `${url}${path}`, token);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, client) => work(client)));
  agent.destroy();
  return { ...timesOf(times), questions: times.length };
}

export interface Question {
  url: string;
  path: string;
  connections: number;
  seconds: number;
  /** A tag that no customer has. */
  tagId: string;
}
