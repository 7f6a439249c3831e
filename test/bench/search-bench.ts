import type { Product } from '../product/product.ts';
import { prepareDataset } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import type { Section } from './section.ts';
import { SideBySide, TABLE_HEAD, tableLine } from './side-by-side.ts';
import type { Comparison } from './side-by-side.ts';

const CONNECTIONS = [1, 4];

/** Words of the sample, of which those are taken that are nearest to the wanted numbers of hits. */
const WORDS = [
  'محمد', 'علی', 'رضا', 'زهرا', 'شرکت', 'تهران', 'کافی شاپ', 'رادیو', 'شیراز', 'smith', 'john', 'group', 'ltd', 'sons',
  'anna', 'maria', 'trading', 'میدان', 'خیابان', 'یوسفی', 'کریمی', 'رستمی', 'example.com', 'gmail', 'lee', 'ali', 'فرهنگ',
  'نوری', 'صادقی', 'بازرگانی', 'مدیر', 'street', 'wolf', 'kuhn', 'baker', 'dr', 'زاده',
]; // prettier-ignore

export const searchSection: Section = {
  name: 'search',
  help: 'searches with exact count for rare, medium and common terms, phone numbers and two letters',
  async run(product, { rows, seed, seconds }, say) {
    const dataset = await prepareDataset(product, rows, seed);
    const sideBySide = new SideBySide(product, dataset, seconds);
    const terms = await chooseTerms(product, dataset);
    const found: (Comparison & { term: string; hits: number })[] = [];
    await sideBySide.start();
    try {
      say(`searches among ${rows} customers`);
      say(TABLE_HEAD);
      for (const { name, term, hits } of terms) {
        const path = `/v1/customers?limit=100&search=${encodeURIComponent(term)}`;
        for (const connections of CONNECTIONS) {
          const kind = { name: `${name} (${hits})`, isBare: true, next: () => ({ method: 'GET' as const, path }) };
          const comparison = await sideBySide.compare(kind, connections);
          found.push({ ...comparison, term, hits });
          say(tableLine(comparison));
        }
      }
    } finally {
      await sideBySide.stop();
    }
    return { customers: rows, comparisons: found };
  },
};

interface Term {
  name: string;
  term: string;
  hits: number;
}

async function chooseTerms(product: Product, { token, customers, ids }: Dataset): Promise<Term[]> {
  const headers = { authorization: `Bearer ${token}` };
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${product.url}${path}`, { headers })).json() as T;
  const count = async (term: string): Promise<number> =>
    (await ask<{ count: number }>(`/v1/customers?limit=0&search=${encodeURIComponent(term)}`)).count;
  const counted: Term[] = [];
  for (const term of WORDS) counted.push({ name: '', term, hits: await count(term) });
  const nearest = (name: string, hits: number): Term => {
    const distance = (each: Term): number => Math.abs(Math.log((each.hits + 0.5) / hits));
    return { ...counted.toSorted((a, b) => distance(a) - distance(b))[0]!, name };
  };
  type Found = { contacts: { data: { type: string; value: string } }[] };
  let number = '';
  for (let at = 0; number === '' && at < ids.length; at += 1) {
    const { contacts } = await ask<Found>(`/v1/customers/${ids[at]}`);
    number = contacts.find(({ data }) => data.type === 'mobile' || data.type === 'tel')?.data.value ?? '';
  }
  const chosen: [string, string][] = [
    ['rare: a number', number],
    ['its last four digits', number.replace(/\D/g, '').slice(-4)],
    ['two letters', 'رض'],
    ['no hits', 'qqzzxxjj'],
  ];
  const others = await Promise.all(chosen.map(async ([name, term]) => ({ name, term, hits: await count(term) })));
  return [nearest('medium', 1_000), nearest('mid', 10_000), nearest('common', customers / 5), ...others];
}
