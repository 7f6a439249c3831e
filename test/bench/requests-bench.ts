import { mib } from './section.ts';
import type { Section } from './section.ts';
import { SideBySide, TABLE_HEAD, tableLine } from './side-by-side.ts';
import type { Comparison, RequestKind } from './side-by-side.ts';
import { removeTag, someTag } from './tags.ts';
import type { Dataset } from './world/dataset.ts';
import { prepareWorld } from './world/world.ts';

const CONNECTIONS = [1, 4, 16];
/** The part of what it can do at which latency is measured. */
const EASE = 0.5;
/** An odd number: what was done in an even turn is undone in an odd one. */
const TURNS_APART = 129;

export const requestsSection: Section = {
  name: 'requests',
  help: 'get, list, create, update and tag, beside a bare server and pg alone that send the same SQL',
  async run(product, options, say) {
    const { rows, seconds } = options;
    const { measured: dataset } = await prepareWorld(product, options);
    const tagId = await someTag(product.url, dataset.token);
    const sideBySide = await SideBySide.start(product, dataset, seconds);
    const comparisons: Comparison[] = [];
    const note = (comparison: Comparison): void => {
      comparisons.push(comparison);
      say(tableLine(comparison));
    };
    try {
      say(`requests on ${rows} customers`);
      say(TABLE_HEAD);
      for (const kind of kinds(dataset, tagId)) {
        for (const connections of CONNECTIONS) note(await sideBySide.compare(kind, connections));
        const { rate } = comparisons.at(-1)!.ours;
        note(await sideBySide.compare(kind, CONNECTIONS.at(-1)!, rate * EASE));
      }
    } finally {
      await sideBySide.stop();
      await removeTag(product.url, dataset.token, tagId);
    }
    const memory = { resident: product.residentBytes, peak: product.peakResidentBytes };
    say(`memory ${mib(memory.resident)}, peak ${mib(memory.peak)}`);
    return { customers: rows, comparisons, memory };
  },
};

function kinds({ ids }: Dataset, tagId: string): RequestKind[] {
  const id = (turn: number): string => ids[(turn * 7) % ids.length]!;
  let name = 0;
  const contacts = (): object[] => [
    { type: 'tel', value: `+9821${10_000_000 + name}` },
    { type: 'email', value: `customer${name}@example.com` },
  ];
  return [
    { name: 'get', next: (turn) => ({ method: 'GET', path: `/v1/customers/${id(turn)}` }) },
    { name: 'list 100', next: () => ({ method: 'GET', path: '/v1/customers?limit=100' }) },
    {
      name: 'create',
      next: () => ({
        method: 'POST',
        path: '/v1/customers',
        body: { identity: { name: `Bench Company ${(name += 1)}` }, contacts: contacts() },
      }),
    },
    {
      name: 'update',
      next: (turn) => ({
        method: 'PUT',
        path: `/v1/customers/${id(turn)}`,
        body: { contacts: [{ type: 'tel', value: `+9821${20_000_000 + (name += 1)}` }] },
      }),
    },
    {
      name: 'add tag, remove tag',
      // A tag is taken off long after it was put on, so that both have been answered in between.
      next: (turn) =>
        turn % 2 === 0 || turn < TURNS_APART
          ? { method: 'POST', path: `/v1/customers/${id(turn)}/tags`, body: { tagId } }
          : { method: 'DELETE', path: `/v1/customers/${id(turn - TURNS_APART)}/tags/${tagId}` },
    },
  ];
}
