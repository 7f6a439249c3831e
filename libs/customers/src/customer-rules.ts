import { mergeContact, readContacts } from '@echonio/contacts';
import { fault, FieldError, isId, isRecord, readStructure, readText, uuidv7, ValidationError } from '@echonio/platform';
import {
  Customer,
  CUSTOMER_TYPES,
  CustomerInput,
  CustomerType,
  Identity,
  IDENTITY_KEYS,
  IdentityKey,
} from './customer';

export const MAX_TAGS = 100;

/**
 * Reads the body of a create or update request, or a row of an import. Objects and lists may be JSON text, as forms send them; unknown and
 * server-owned fields are ignored.
 */
export function readCustomerInput(body: unknown, faults: FieldError[]): CustomerInput {
  const source = isRecord(body) ? body : {};
  return {
    type: readType(source.type, faults),
    identity: readIdentity(source.identity, faults),
    contacts: readContacts(source.contacts, faults),
    tagsIds: readTagsIds(source.tagsIds, faults),
    avatarUploadedFileId: readId(source.avatarUploadedFileId, 'avatarUploadedFileId', faults),
  };
}

function readType(value: unknown, faults: FieldError[]): CustomerType | undefined {
  const type = readText(value, 'type', faults)?.toLowerCase();
  if (type === undefined) return undefined;
  const known = CUSTOMER_TYPES.find((each) => each === type);
  return known ?? fault(faults, 'type', `must be one of ${CUSTOMER_TYPES.join(', ')}`);
}

function readIdentity(value: unknown, faults: FieldError[]): Identity | undefined {
  const source = readStructure(value, 'identity', faults);
  if (source === undefined) return undefined;
  if (!isRecord(source)) return fault(faults, 'identity', 'must be an object');
  const identity: Identity = {};
  for (const key of ALL_IDENTITY_KEYS) {
    const text = readText(source[key], `identity.${key}`, faults);
    if (text !== undefined) identity[key] = text;
  }
  return identity;
}

function readTagsIds(value: unknown, faults: FieldError[]): string[] | undefined {
  const list = readStructure(value, 'tagsIds', faults);
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return fault(faults, 'tagsIds', 'must be a list of UUIDs');
  if (list.length > MAX_TAGS) return fault(faults, 'tagsIds', `must have at most ${MAX_TAGS} tags`);
  list.forEach((id, index) => isId(id) || fault(faults, `tagsIds.${index}`, 'must be a UUID'));
  return [...new Set(list.map((id) => String(id).toLowerCase()))];
}

function readId(value: unknown, field: string, faults: FieldError[]): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (value === '') return undefined;
  return isId(value) ? value.toLowerCase() : fault(faults, field, 'must be a UUID');
}

/** The new customer that a request asks for, with ids of its own. Ids of contacts that the request names are not taken over. */
export function newCustomer(input: CustomerInput, faults: FieldError[]): Customer {
  const type = input.type ?? inferredType(input.identity ?? {}, faults);
  const identity = completeIdentity(type, {}, input.identity ?? {}, faults);
  const contacts = (input.contacts ?? []).map((contact, index) =>
    mergeContact(null, contact, uuidv7, faults, `contacts.${index}`),
  );
  const customer = {
    id: uuidv7(),
    avatarUploadedFileId: input.avatarUploadedFileId ?? null,
    type,
    identity,
    tagsIds: input.tagsIds ?? [],
    contacts,
  };
  if (faults.length === 0) requireSubstance(customer, faults);
  return customer;
}

/** A stored customer with the changes that a request passes. @throws ValidationError with all faults */
export function changedCustomer(stored: Customer, input: CustomerInput): Customer {
  const faults: FieldError[] = [];
  const type = input.type ?? stored.type;
  const typeChanges = type !== stored.type;
  if (typeChanges && !input.identity)
    fault(faults, 'identity', `of a ${type} customer is needed when the type changes`);
  const customer = {
    id: stored.id,
    avatarUploadedFileId:
      input.avatarUploadedFileId === undefined ? stored.avatarUploadedFileId : input.avatarUploadedFileId,
    type,
    identity: completeIdentity(type, typeChanges ? {} : stored.identity, input.identity ?? {}, faults),
    tagsIds: changedTags(stored.tagsIds, input.tagsIds),
    contacts: input.contacts ? changedContacts(stored, input, faults) : stored.contacts,
  };
  if (faults.length === 0) requireSubstance(customer, faults);
  if (faults.length > 0) throw new ValidationError(faults);
  return customer;
}

/** A set: tags that stay keep their places, new ones come behind them. */
function changedTags(stored: string[], passed: string[] | undefined): string[] {
  if (!passed) return stored;
  return [...stored.filter((id) => passed.includes(id)), ...passed.filter((id) => !stored.includes(id))];
}

function changedContacts(stored: Customer, input: CustomerInput, faults: FieldError[]): Customer['contacts'] {
  const seen = new Set<string>();
  return input.contacts!.map((contact, index) => {
    const known = contact.id === undefined ? null : (stored.contacts.find(({ id }) => id === contact.id) ?? null);
    if (contact.id !== undefined && (!known || seen.has(contact.id))) {
      fault(faults, `contacts.${index}.id`, known ? 'is repeated' : 'is not a contact of this customer');
    }
    if (contact.id !== undefined) seen.add(contact.id);
    return mergeContact(known, contact, uuidv7, faults, `contacts.${index}`);
  });
}

function inferredType(identity: Identity, faults: FieldError[]): CustomerType {
  const present = CUSTOMER_TYPES.filter((type) => IDENTITY_KEYS[type].some((key) => identity[key] !== undefined));
  const reported = faults.some(({ field }) => field === 'type' || field.startsWith('identity'));
  if (present.length === 0 && !reported) fault(faults, 'type', `is needed: ${CUSTOMER_TYPES.join(' or ')}`);
  return present[0] ?? 'corporate';
}

function completeIdentity(type: CustomerType, stored: Identity, passed: Identity, faults: FieldError[]): Identity {
  const keys: readonly IdentityKey[] = IDENTITY_KEYS[type];
  for (const key of ALL_IDENTITY_KEYS) {
    if (passed[key] === undefined || keys.includes(key)) continue;
    fault(faults, `identity.${key}`, `does not belong to a ${type} customer`);
  }
  return Object.fromEntries(keys.map((key) => [key, passed[key] === undefined ? (stored[key] ?? null) : passed[key]]));
}

/** Whether the identity has a value. */
export const isNamed = ({ identity }: Customer): boolean => Object.values(identity).some((value) => value !== null);

function requireSubstance(customer: Customer, faults: FieldError[]): void {
  if (!isNamed(customer) && customer.contacts.length === 0)
    fault(faults, 'identity', 'needs at least one value, or the customer a contact');
}

const ALL_IDENTITY_KEYS: readonly IdentityKey[] = CUSTOMER_TYPES.flatMap((type) => [...IDENTITY_KEYS[type]]);
