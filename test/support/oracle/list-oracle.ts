import { matchesKey, parseQuery, searchKey, sortKey, type SearchField } from '@echonio/search-text';
import { StoredCustomer } from './stored-customer';

/** What a list is asked for, as its parameters say it. */
export interface ListQuestion {
  search?: string;
  type?: string;
  tagIds?: string[];
  tagIdsAll?: string[];
  tagIdsNone?: string[];
  createdFrom?: string;
  createdTo?: string;
  updatedFrom?: string;
  updatedTo?: string;
  creatorOperatorId?: string;
  hasContact?: string;
  sort?: 'updatedAt' | 'createdAt' | 'name';
  order?: 'asc' | 'desc';
}

/** The whole list by the rules of docs/lists.md, each customer looked at. */
export function listOracle(customers: readonly StoredCustomer[], question: ListQuestion): StoredCustomer[] {
  const terms = parseQuery(question.search ?? '');
  const sort = question.sort ?? 'updatedAt';
  const isDescending = (question.order ?? (sort === 'name' ? 'asc' : 'desc')) === 'desc';
  const found = customers.filter((each) => isLetThrough(each, question) && matchesKey(keyOf(each), terms));
  const sorted = found
    .map((customer) => ({ customer, by: Buffer.from(sort === 'name' ? nameOf(customer) : customer[sort]) }))
    .sort((a, b) => Buffer.compare(a.by, b.by) || (a.customer.body.id < b.customer.body.id ? -1 : 1))
    .map(({ customer }) => customer);
  return isDescending ? sorted.reverse() : sorted;
}

function isLetThrough({ body, createdAt, updatedAt }: StoredCustomer, question: ListQuestion): boolean {
  const has = (tag: string): boolean => body.tagsIds.includes(tag);
  const { type, tagIds, tagIdsAll, tagIdsNone, creatorOperatorId, hasContact } = question;
  return (
    (type === undefined || body.type === type) &&
    (tagIds === undefined || tagIds.some(has)) &&
    (tagIdsAll === undefined || tagIdsAll.every(has)) &&
    (tagIdsNone === undefined || !tagIdsNone.some(has)) &&
    isWithin(createdAt, question.createdFrom, question.createdTo) &&
    isWithin(updatedAt, question.updatedFrom, question.updatedTo) &&
    (creatorOperatorId === undefined || body.creatorOperatorId === creatorOperatorId) &&
    (hasContact === undefined || body.contacts.some(({ data }) => data.type === hasContact.trim().toLowerCase()))
  );
}

/** @param from and `to` in ms, `…00.000Z`, which compare as texts once they are in µs */
const isWithin = (time: string, from?: string, to?: string): boolean =>
  (from === undefined || time >= inMicroseconds(from)) && (to === undefined || time < inMicroseconds(to));

const inMicroseconds = (time: string): string => time.replace('Z', '000Z');

const PHONES = ['tel', 'mobile', 'phone', 'fax', 'whatsapp', 'telegram'];
const keys = new WeakMap<StoredCustomer['body'], string>();

function keyOf({ body }: StoredCustomer): string {
  const known = keys.get(body);
  if (known !== undefined) return known;
  const fields: SearchField[] = Object.values(body.identity).map((text) => ({ text: text ?? '' }));
  for (const { data } of body.contacts) {
    fields.push({ text: data.value ?? '', phone: PHONES.includes(data.type ?? '') });
    for (const text of [data.role, data.note, data.responder]) fields.push({ text: text ?? '' });
  }
  const key = searchKey(fields, { defaultRegion: 'IR' });
  keys.set(body, key);
  return key;
}

/** The names that a customer can be sorted by, one after another; the first that says anything is taken. */
function nameOf({ body: { type, identity } }: StoredCustomer): string {
  const { name, title, manager, lastName, firstName, fatherName } = identity;
  const names = type === 'corporate' ? [[name ?? title ?? manager]] : [[lastName, firstName], [fatherName]];
  return names.map((parts) => sortKey(parts)).find((key) => key !== '') ?? '';
}
