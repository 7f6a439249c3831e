import { Injectable } from '@nestjs/common';
import {
  Contact,
  ContactBody,
  contactBody,
  ContactInput,
  MAX_CONTACTS,
  mergeContact,
  readContact,
} from '@echonio/contacts';
import {
  FieldError,
  isRecord,
  NotFoundError,
  Reply,
  RequestContext,
  Statement,
  TenantDatabase,
  uuidv7,
  ValidationError,
} from '@echonio/platform';
import { Customer } from './customer';
import { FIND_CONTACT, LIST_CONTACTS } from './customer-contacts.sql';
import { isNamed } from './customer-rules';
import { CustomersService } from './customers.service';
import { DeletedContactReply } from './dto/deleted-contact.reply.dto';

/** The contacts of one customer, each by itself. A change of one is a change of the customer. */
@Injectable()
export class CustomerContactsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly database: TenantDatabase,
  ) {}

  /** All contacts in their order. @throws NotFoundError */
  list(ctx: RequestContext, customerId: string): Promise<Reply<string>> {
    return this.read(ctx, LIST_CONTACTS, [customerId], 'customer');
  }

  /** @throws NotFoundError */
  get(ctx: RequestContext, customerId: string, contactId: string): Promise<Reply<string>> {
    return this.read(ctx, FIND_CONTACT, [customerId, contactId], 'contact');
  }

  /** Adds a contact behind the others. @throws NotFoundError, PreconditionFailedError, ValidationError */
  async create(
    ctx: RequestContext,
    customerId: string,
    body: unknown,
    ifMatch: string | undefined,
  ): Promise<Reply<ContactBody>> {
    const contact = complete(null, readBody(body));
    const { customer } = await this.customers.change(ctx, customerId, ifMatch, (stored) =>
      withContact(stored, contact),
    );
    const location = `/v1/customers/${customerId}/contacts/${contact.id}`;
    return Reply.of(contactBody(contact), { version: customer.version, location });
  }

  /** Changes what the body passes. @throws NotFoundError, PreconditionFailedError, ValidationError */
  async update(
    ctx: RequestContext,
    customerId: string,
    contactId: string,
    body: unknown,
    ifMatch: string | undefined,
  ): Promise<Reply<ContactBody>> {
    const { input, faults } = readBody(body);
    if (faults.length > 0) throw new ValidationError(faults);
    const { customer } = await this.customers.change(ctx, customerId, ifMatch, (stored) => {
      const changed = complete(contactOf(stored, contactId), { input, faults: [] });
      return { ...stored, contacts: stored.contacts.map((contact) => (contact.id === contactId ? changed : contact)) };
    });
    return Reply.of(contactBody(contactOf(customer, contactId)), { version: customer.version });
  }

  /** @throws NotFoundError, PreconditionFailedError; ValidationError when a customer without a name would lose its last contact */
  async remove(
    ctx: RequestContext,
    customerId: string,
    contactId: string,
    ifMatch: string | undefined,
  ): Promise<Reply<DeletedContactReply>> {
    const { customer } = await this.customers.change(ctx, customerId, ifMatch, (stored) =>
      withoutContact(stored, contactId),
    );
    return Reply.of({ result: true, contactId }, { version: customer.version });
  }

  private async read(ctx: RequestContext, statement: Statement, ids: string[], what: string): Promise<Reply<string>> {
    const rows = await this.database.run<{ version: number; body: string }>(ctx, statement, ids);
    if (!rows[0]) throw new NotFoundError(what);
    return Reply.jsonText(rows[0].body, { version: rows[0].version });
  }
}

/** The id is the server's, or that of the path: what the body says of it is ignored. */
function readBody(body: unknown): { input: ContactInput; faults: FieldError[] } {
  const faults: FieldError[] = [];
  const { id: _, ...passed } = isRecord(body) ? body : {};
  return { input: readContact(passed, faults, ''), faults };
}

function complete(stored: Contact | null, { input, faults }: ReturnType<typeof readBody>): Contact {
  const contact = mergeContact(stored, input, uuidv7, faults, '');
  if (faults.length > 0) throw new ValidationError(faults);
  return contact;
}

function contactOf({ contacts }: Customer, contactId: string): Contact {
  const contact = contacts.find(({ id }) => id === contactId);
  if (!contact) throw new NotFoundError('contact');
  return contact;
}

function withContact(stored: Customer, contact: Contact): Customer {
  if (stored.contacts.length >= MAX_CONTACTS) {
    throw ValidationError.of('contacts', `must have at most ${MAX_CONTACTS} contacts`);
  }
  return { ...stored, contacts: [...stored.contacts, contact] };
}

function withoutContact(stored: Customer, contactId: string): Customer {
  contactOf(stored, contactId);
  if (stored.contacts.length === 1 && !isNamed(stored)) {
    throw ValidationError.of('contactId', 'is the last contact of a customer whose identity has no value');
  }
  return { ...stored, contacts: stored.contacts.filter(({ id }) => id !== contactId) };
}
