import { isDeepStrictEqual } from 'node:util';
import { Contact } from '@echonio/contacts';
import { uuidv7 } from '@echonio/platform';
import { NewEvent } from '@echonio/timeline';
import { Customer } from './customer';

/** What has to be written so that one customer becomes another. */
export interface CustomerChange {
  contacts: (Contact & { position: number })[];
  removedContactIds: string[];
  addedTags: { id: string; position: number }[];
  removedTagIds: string[];
  events: NewEvent[];
  searchable: boolean;
}

/** Null when nothing differs. */
export function changeBetween(before: Customer, after: Customer): CustomerChange | null {
  const changed = changedFields(before, after);
  const addedTags = after.tagsIds.filter((id) => !before.tagsIds.includes(id));
  const removedTagIds = before.tagsIds.filter((id) => !after.tagsIds.includes(id));
  const events = [
    ...(changed.length > 0 ? [updateEvent(changed)] : []),
    ...removedTagIds.map((id) => tagEvent('remove-tag', id)),
    ...addedTags.map((id) => tagEvent('add-tag', id)),
  ];
  if (events.length === 0) return null;
  const kept = new Set(after.contacts.map(({ id }) => id));
  const firstPosition = before.tagsIds.length;
  return {
    contacts: changed.includes('contacts') ? after.contacts.map((contact, position) => ({ ...contact, position })) : [],
    removedContactIds: before.contacts.map(({ id }) => id).filter((id) => !kept.has(id)),
    addedTags: addedTags.map((id, index) => ({ id, position: firstPosition + index })),
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

const DESCRIPTIONS = { 'add-tag': 'tag added', 'remove-tag': 'tag removed' } as const;

/** The event of one tag given or taken; the database puts the tag's title before the description. */
export const tagEvent = (type: 'add-tag' | 'remove-tag', tagId: string): NewEvent => ({
  id: uuidv7(),
  type,
  description: DESCRIPTIONS[type],
  data: { tagId },
  tagId,
});
