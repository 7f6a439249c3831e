import type { Product } from '../product/product.ts';
import { askWhileChanging } from './changing.ts';
import type { FirstTimes } from './changing.ts';
import { cell } from './figures.ts';
import { chooseSmallTerms, chooseTerms, searchPath } from './search-terms.ts';
import type { Term } from './search-terms.ts';
import type { Section } from './section.ts';
import { SideBySide } from './side-by-side.ts';
import type { Comparison } from './side-by-side.ts';
import { removeTag, someTag } from './tags.ts';
import type { Dataset } from './world/dataset.ts';
import { prepareWorld } from './world/world.ts';

const CONNECTIONS = [1, 4];

/** A term asked for the first time since something changed, and asked again while nothing does. */
export interface SearchFigures {
  term: Term;
  connections: number;
  first: { ours: FirstTimes; bare: FirstTimes };
  again: Comparison;
}

export const searchSection: Section = {
  name: 'search',
  help: 'pages of 100 with exact count for rare to common terms, numbers and single letters; in a small organization too',
  async run(product, options, say) {
    const { measured, small } = await prepareWorld(product, options);
    say(`searches among ${options.rows} customers; first: after a change of the organization, again: without one`);
    say(HEAD);
    const searches = await compareTerms(product, measured, await chooseTerms(product, measured), options.seconds, say);
    const inSmall = small
      ? await compareTerms(product, small, await chooseSmallTerms(product, small), options.seconds, say)
      : [];
    return { customers: options.rows, searches: [...searches, ...inSmall] };
  },
};

async function compareTerms(
  product: Product,
  dataset: Dataset,
  terms: Term[],
  seconds: number,
  say: (line: string) => void,
): Promise<SearchFigures[]> {
  const figures: SearchFigures[] = [];
  const tagId = await someTag(product.url, dataset.token);
  const sideBySide = await SideBySide.start(product, dataset, seconds);
  try {
    for (const term of terms) {
      const path = searchPath(term.term);
      const kind = { name: term.name, next: () => ({ method: 'GET' as const, path }) };
      for (const connections of CONNECTIONS) {
        const question = { path, connections, seconds, tagId };
        const ours = await askWhileChanging(product, dataset, { ...question, url: product.url });
        const { url } = sideBySide.floors.bare.hello;
        const bare = await askWhileChanging(product, dataset, { ...question, url });
        const again = await sideBySide.compare(kind, connections);
        figures.push({ term, connections, first: { ours, bare }, again });
        say(lineOf(figures.at(-1)!));
      }
    }
  } finally {
    await sideBySide.stop();
    await removeTag(product.url, dataset.token, tagId);
  }
  return figures;
}

const COLUMNS: [head: string, width: number][] = [
  ['hits', 9],
  ['conn', 5],
  ['first p50', 11],
  ['p95', 8],
  ['bare p95', 10],
  ['again p50', 11],
  ['p95', 8],
  ['bare p95', 10],
  ['pg p95', 8],
  ['ours /s', 9],
  ['bare /s', 9],
  ['pg /s', 8],
  ['ratio', 7],
  ['cpu ms', 8],
  ['errors', 8],
];
const LABEL = 24;
const HEAD = 'term'.padEnd(LABEL) + COLUMNS.map(([head, width]) => head.padStart(width)).join('');

function lineOf({ term, connections, first, again }: SearchFigures): string {
  const { ours, bare, alone } = again;
  const figures: [value: number | undefined, digits: number][] = [
    [term.hits, 0],
    [connections, 0],
    [first.ours.p50, 1],
    [first.ours.p95, 1],
    [first.bare.p95, 1],
    [ours.p50, 1],
    [ours.p95, 1],
    [bare.p95, 1],
    [alone.p95, 1],
    [ours.rate, 0],
    [bare.rate, 0],
    [alone.rate, 0],
    [bare ? ours.rate / bare.rate : undefined, 2],
    [ours.processor, 2],
    [ours.errors, 0],
  ];
  return term.name.padEnd(LABEL) + figures.map(([value, digits], at) => cell(value, COLUMNS[at]![1], digits)).join('');
}
