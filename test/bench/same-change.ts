/** Changes of a stored customer with the messages of the product: lock and load, then everything at once. */
import { built, run, runBoth, uuidv7 } from './same-sql.ts';
import type { Message, NewCustomer, Row } from './same-sql.ts';

type Statement = Message['statement'];
const { LOCK, LOAD, UPDATE } = built('../libs/customers/src/customer.sql.js') as Record<string, Statement>;
const { LAST_TAGGING } = built('../libs/customers/src/customer-tags.sql.js') as Record<string, Statement>;

interface Stored {
  id: string;
  type: string;
  identity: Record<string, string | null>;
  avatarUploadedFileId: string | null;
  tagsIds: string[];
  tagTitles: Record<string, string>;
  contacts: { id: string }[];
}

/** What of a customer is written besides what it has. */
interface Change {
  contacts?: Row[];
  removedContacts?: string[];
  addedTags?: Row[];
  removedTags?: string[];
  event: Row;
  searchKey?: string;
}

/** Gives a customer other contacts. @returns the reply's body */
export async function update(id: string, contacts: NewCustomer['contacts']): Promise<Row> {
  const rows = contacts.map((contact, position) => ({ id: uuidv7(), position, ...contact, matchKey: contact.value }));
  const event = { type: 'update', description: 'Customer updated', data: { fields: ['contacts'] } };
  const { customer } = await change(id, (stored) => ({
    contacts: rows,
    removedContacts: stored.contacts.map((contact) => contact.id),
    event,
    searchKey: [...Object.values(stored.identity), ...contacts.map(({ value }) => value)].join(' ').toLowerCase(),
  }));
  const {
    version: _,
    createdAt: _created,
    updatedAt: _updated,
    tagTitles: _titles,
    ...shown
  } = customer as unknown as Row;
  return {
    ...shown,
    contacts: rows.map(({ id: contactId, type, value }) => ({
      id: contactId,
      data: { note: null, role: null, type, value, responder: null },
    })),
  };
}

export async function addTag(customerId: string, tagId: string): Promise<Row> {
  const event = { type: 'add-tag', description: 'tag added', data: { tagId }, tagId };
  const { events } = await change(customerId, ({ tagsIds }) =>
    tagsIds.includes(tagId) ? null : { addedTags: [{ id: tagId, position: 0 }], event },
  );
  const timelineEvent = events
    ? events[0]
    : (await run({ statement: LAST_TAGGING!, values: [customerId, tagId] })).event;
  return { result: true, customerId, tagId, timelineEvent };
}

export async function removeTag(customerId: string, tagId: string): Promise<Row> {
  const { events } = await change(customerId, ({ tagTitles }) => {
    const event = { type: 'remove-tag', description: `${tagTitles[tagId]} tag removed`, data: { tagId } };
    return { removedTags: [tagId], event };
  });
  return { result: true, customerId, tagId, timelineEvent: events![0] };
}

async function change(
  id: string,
  changeOf: (stored: Stored) => Change | null,
): Promise<{ customer: Stored; events?: Row[] }> {
  let customer: Stored | undefined;
  const lockAndLoad: Message[] = [
    { statement: LOCK!, values: [id] },
    { statement: LOAD!, values: [id] },
  ];
  const written = await runBoth(lockAndLoad, (row) => {
    customer = row as unknown as Stored;
    const found = changeOf(customer);
    return found && { statement: UPDATE!, values: valuesOf(customer, found) };
  });
  return { customer: customer!, events: written?.events as Row[] | undefined };
}

function valuesOf({ id, type, identity, avatarUploadedFileId }: Stored, written: Change): unknown[] {
  const { contacts = [], removedContacts = [], addedTags = [], removedTags = [], event, searchKey = null } = written;
  const names = ['name', 'title', 'manager', 'lastName', 'firstName', 'fatherName'].map((key) => identity[key] ?? null);
  const tags = [JSON.stringify(addedTags), removedTags];
  const events = JSON.stringify([{ id: uuidv7(), ...event }]);
  const sortName = (names.find((name) => name !== null) ?? '').toLowerCase();
  const lists = [JSON.stringify(contacts), removedContacts, ...tags, events];
  return [id, type, ...names, avatarUploadedFileId, ...lists, searchKey, sortName];
}
