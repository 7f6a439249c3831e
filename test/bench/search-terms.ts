import type { Product } from '../product/product.ts';
import type { Dataset } from './world/dataset.ts';

export interface Term {
  name: string;
  term: string;
  hits: number;
}

/** Words of the sample, of which those are taken that are nearest to the wanted numbers of hits. */
const PERSIAN = [
  'محمد', 'علی', 'رضا', 'زهرا', 'تهران', 'کافی شاپ', 'رادیو', 'شیراز', 'میدان', 'خیابان', 'یوسفی', 'کریمی', 'رستمی',
  'فرهنگ', 'نوری', 'صادقی', 'بازرگانی', 'مدیر', 'زاده', 'شرکت',
]; // prettier-ignore
const LATIN = [
  'smith', 'john', 'group', 'ltd', 'sons', 'anna', 'maria', 'trading', 'example.com', 'gmail', 'lee', 'ali', 'street', 'wolf',
  'kuhn', 'baker', 'dr', 'berlin', 'inc', 'hotel',
]; // prettier-ignore

/** Terms of every kind, with their numbers of hits in an organization. */
export async function chooseTerms(product: Product, dataset: Dataset): Promise<Term[]> {
  const count = counter(product, dataset);
  const counted = async (words: string[]): Promise<Term[]> => {
    const terms: Term[] = [];
    for (const term of words) terms.push({ name: '', term, hits: await count(term) });
    return terms;
  };
  const [persian, latin] = [await counted(PERSIAN), await counted(LATIN)];
  const nearest = (name: string, terms: Term[], hits: number): Term => {
    const distance = (each: Term): number => Math.abs(Math.log((each.hits + 0.5) / hits));
    return { ...terms.toSorted((a, b) => distance(a) - distance(b))[0]!, name };
  };
  const { number, name } = await someone(product, dataset);
  const digits = number.replace(/[^\d۰-۹٠-٩]/g, '');
  const others: [string, string][] = [
    ['number', number],
    ['last four digits', digits.slice(-4)],
    ['beginning of numbers', '0912'],
    ['a full name', name],
    ['two words, Persian', 'شرکت تهران'],
    ['two words, Latin', 'john smith'],
    ['two letters, Persian', 'رض'],
    ['two letters, Latin', 'an'],
    ['one letter', 'ک'],
    ['no hits', 'qqzzxxjj'],
  ];
  const chosen: Term[] = [];
  for (const [label, term] of others) chosen.push({ name: label, term, hits: await count(term) });
  return [
    nearest('medium, Persian', persian, 1_000),
    nearest('medium, Latin', latin, 1_000),
    nearest('mid, Persian', persian, 10_000),
    nearest('mid, Latin', latin, 10_000),
    nearest('common', persian, dataset.customers / 5),
    ...chosen,
  ];
}

/** A rare and a common term of a small organization. */
export async function chooseSmallTerms(product: Product, dataset: Dataset): Promise<Term[]> {
  const count = counter(product, dataset);
  const { number } = await someone(product, dataset);
  return [
    { name: 'small: number', term: number, hits: await count(number) },
    { name: 'small: common', term: 'شرکت', hits: await count('شرکت') },
  ];
}

function counter(product: Product, { token }: Dataset): (term: string) => Promise<number> {
  return async (term) => (await ask<{ count: number }>(product, token, searchPath(term, 0))).count;
}

export const searchPath = (term: string, limit = 100): string =>
  `/v1/customers?limit=${limit}&search=${encodeURIComponent(term)}`;

interface Found {
  type: string;
  identity: { firstName?: string | null; lastName?: string | null };
  contacts: { data: { type: string; value: string } }[];
}

/** The number of a customer in the middle of a list, and the name of a person. */
async function someone(product: Product, { token, ids }: Dataset): Promise<{ number: string; name: string }> {
  let [number, name] = ['', ''];
  for (let at = Math.floor(ids.length / 2); (number === '' || name === '') && at < ids.length; at += 1) {
    const { identity, contacts } = await ask<Found>(product, token, `/v1/customers/${ids[at]}`);
    const phone = contacts.find(({ data }) => data.type === 'mobile' || data.type === 'tel');
    if (number === '') number = phone?.data.value ?? '';
    if (name === '' && identity.firstName && identity.lastName) name = `${identity.firstName} ${identity.lastName}`;
  }
  return { number, name };
}

async function ask<T>(product: Product, token: string, path: string): Promise<T> {
  const reply = await fetch(`${product.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}.`);
  return (await reply.json()) as T;
}
