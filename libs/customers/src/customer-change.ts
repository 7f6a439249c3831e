import { isDeepStrictEqual } from 'node:util';
import { Contact } from '@echonio/contacts';
import { uuidv7 } from '@echonio/platform';
import { NewEvent } from '@echonio/timeline';
import { Customer, LockedCustomer } from './customer';

/** What has to be written so that one customer becomes another. */
export interface CustomerChange {
  contacts: (Contact & { position: number })[];
  removedContactIds: string[];
  /** Their positions count from behind the tags that the customer has. */
  addedTags: { id: string; position: number }[];
  removedTagIds: string[];
  events: NewEvent[];
  searchable: boolean;
}

/** Null when nothing differs. */
export function changeBetween(
  before: Customer & Pick<LockedCustomer, 'tagTitles'>,
  after: Customer,
): CustomerChange | null {
  const changed = changedFields(before, after);
  const addedTags = after.tagsIds.filter((id) => !before.tagsIds.includes(id));
  const removedTagIds = before.tagsIds.filter((id) => !after.tagsIds.includes(id));
  const events = [
    ...(changed.length > 0 ? [updateEvent(changed)] : []),
    ...removedTagIds.map((id) => tagRemovedEvent(id, before.tagTitles[id]!)),
    ...addedTags.map(tagAddedEvent),
  ];
  if (events.length === 0) return null;
  const kept = new Set(after.contacts.map(({ id }) => id));
  return {
    contacts: changed.includes('contacts') ? after.contacts.map((contact, position) => ({ ...contact, position })) : [],
    removedContactIds: before.contacts.map(({ id }) => id).filter((id) => !kept.has(id)),
    addedTags: addedTags.map((id, position) => ({ id, position })),
    removedTagIds,
    events,
    searchable: changed.some((field) => field !== 'avatarUploadedFileId'),
  };
}

const FIELDS = ['type', 'identity', 'avatarUploadedFileId', 'contacts'] as const;

const changedFields = (before: Customer, after: Customer): string[] =>
  FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));

const updateEvent = (fields: string[]): NewEvent => ({
  id: uuidv7(),
  type: 'update',
  description: 'Customer updated',
  data: { fields },
});

/** The event of a tag that is given; the database puts the tag's title before the description. */
export const tagAddedEvent = (tagId: string): NewEvent => ({
  id: uuidv7(),
  type: 'add-tag',
  description: 'tag added',
  data: { tagId },
  tagId,
});

const tagRemovedEvent = (tagId: string, title: string): NewEvent => ({
  id: uuidv7(),
  type: 'remove-tag',
  description: `${title} tag removed`,
  data: { tagId },
});
