import { contactListsJson } from '@echonio/contacts';
import { Statement, statement, TenantSnapshot, TextRow, utcText } from '@echonio/platform';
import { likePatterns, parseQuery } from '@echonio/search-text';
import { CustomerType, Identity } from './customer';
import { each } from './customer.sql';
import { CustomerFilters, isUnfiltered } from './list/customer-filters';
import { listOrder } from './list/list-order';
import { listSource } from './list/list-source';
import { Parameters } from './list/parameters';

/** A customer as it is walked by: everything but its timeline. */
export interface WalkedCustomer {
  type: CustomerType;
  identity: Identity;
  tagsIds: string[];
  contacts: WalkedContact[];
  /** What only the server sets, when it is asked for. */
  meta: WalkedMeta | null;
}

export interface WalkedContact {
  type: string;
  value: string;
  role: string | null;
  note: string | null;
  responder: string | null;
}

export interface WalkedMeta {
  id: string;
  organizationId: string;
  creatorOperatorId: string;
  avatarUploadedFileId: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

const META = `, c.id, c.organization_id, c.creator_operator_id, c.avatar_file_id, ${utcText('c.created_at')}, ${utcText('c.updated_at')},
  c.version`;

/** Contacts in lists and not in objects, because half of the time would go into the names of their keys. */
const columns = (withMeta: boolean): string => `
  c.type, c.name, c.title, c.manager, c.last_name, c.first_name, c.father_name,
  (SELECT string_agg(t.tag_id::text, ',' ORDER BY t."position", t.tag_id)
     FROM customer_tags t WHERE t.organization_id = c.organization_id AND t.customer_id = c.id),
  ${contactListsJson('c.organization_id', 'c.id')}${withMeta ? META : ''}`;

/** → every customer, the one that was modified longest ago first */
const ALL = each((withMeta) =>
  statement(
    `customer_walk${withMeta ? '_meta' : ''}`,
    `SELECT ${columns(withMeta)} FROM customers c WHERE c.organization_id = $1 ORDER BY c.updated_at, c.id`,
  ),
);

/** $2 terms `[[pattern, …], …]` → the same of those that a search finds */
const FOUND = each((withMeta) =>
  statement(
    `customer_walk_found${withMeta ? '_meta' : ''}`,
    `SELECT ${columns(withMeta)} FROM matching_customers($2) f
       JOIN customers c ON c.organization_id = $1 AND c.id = f.customer_id ORDER BY f.updated_at, f.customer_id`,
  ),
);

/** Which customers a walk is about. */
export interface WalkSubject {
  search: string;
  filters: CustomerFilters;
  withMeta: boolean;
}

/** All customers, or all that a search finds and the filters let through, oldest modification first, some at a time and as slowly as they are taken. */
export async function* walkCustomers(
  snapshot: TenantSnapshot,
  subject: WalkSubject,
): AsyncGenerator<WalkedCustomer[], void, undefined> {
  for await (const some of snapshot.rows(...statementOf(subject))) yield some.map(walkedCustomer);
}

function statementOf({ search, filters, withMeta }: WalkSubject): [Statement, unknown[]] {
  const kind = Number(withMeta) as 0 | 1;
  const terms = parseQuery(search).map((term) => likePatterns(term));
  if (!isUnfiltered(filters)) return filtered(terms, filters, withMeta);
  return terms.length === 0 ? [ALL[kind], []] : [FOUND[kind], [JSON.stringify(terms)]];
}

function filtered(terms: string[][], filters: CustomerFilters, withMeta: boolean): [Statement, unknown[]] {
  const parameters = new Parameters();
  const { tables, customers } = listSource({ terms, filters, order: listOrder('updatedAt', 'asc') }, parameters);
  const found = tables.length > 0 ? `WITH ${tables.join(', ')}` : '';
  const text = `${found} SELECT ${columns(withMeta)} ${customers()} ORDER BY c.updated_at, c.id`;
  return [{ text, label: 'customer_walk_filtered' }, parameters.values];
}

function walkedCustomer(row: TextRow): WalkedCustomer {
  const [type, name, title, manager, lastName, firstName, fatherName, tags, contacts] = row;
  return {
    type: type as CustomerType,
    identity: type === 'corporate' ? { name, title, manager } : { lastName, firstName, fatherName },
    tagsIds: tags ? tags.split(',') : [],
    contacts: contacts ? (JSON.parse(contacts) as ContactList[]).map(walkedContact) : [],
    meta: row.length > PLAIN_COLUMNS ? metaOf(row.slice(PLAIN_COLUMNS) as string[]) : null,
  };
}

const PLAIN_COLUMNS = 9;

type ContactList = [type: string, value: string, role: string | null, note: string | null, responder: string | null];

const walkedContact = ([type, value, role, note, responder]: ContactList): WalkedContact => ({
  type,
  value,
  role,
  note,
  responder,
});

function metaOf([id, organizationId, creatorOperatorId, avatar, createdAt, updatedAt, version]: string[]): WalkedMeta {
  return {
    id: id!,
    organizationId: organizationId!,
    creatorOperatorId: creatorOperatorId!,
    avatarUploadedFileId: avatar ?? null,
    createdAt: createdAt!,
    updatedAt: updatedAt!,
    version: Number(version),
  };
}
