import {
  ContactHolder,
  CustomerEvent,
  eventsBetween,
  excessOf,
  KeyedCustomer,
  mergedCustomer,
} from '@echonio/customers';
import { DuplicateIndex } from './duplicate-index';
import type { OnDuplicate } from './duplicate-options';
import { mergeFault, tagsForbidden } from './merge-fault';
import { ageOfRow, RowPlan } from './row-plan';
import type { AcceptedRow } from './staged-piece';

export interface DuplicateRules {
  onDuplicate: OnDuplicate;
  duplicateBy: readonly string[];
  /** Whether customers that are there may get tags. */
  mayAddTags: boolean;
}

/** A customer as the rows so far have left it. */
export interface KnownCustomer {
  /** As it was before the first of these rows. */
  before: KeyedCustomer;
  now: KeyedCustomer;
  age: string;
  /** Rows that have changed it. */
  changes: { row: AcceptedRow; events: CustomerEvent[] }[];
}

/** Decides row by row, in the order of the file, what becomes of it: the one place where that is decided. */
export class RowPlanner {
  private readonly index: DuplicateIndex;
  private readonly known = new Map<string, KnownCustomer>();

  constructor(private readonly rules: DuplicateRules) {
    this.index = new DuplicateIndex(rules.duplicateBy);
  }

  /** Who has which contacts; enough to know where rows are only skipped. */
  addHolders(holders: readonly ContactHolder[]): void {
    for (const holder of holders) this.index.add(holder);
  }

  /** Customers that rows may change. */
  addCustomers(customers: readonly { customer: KeyedCustomer; age: string }[]): void {
    for (const { customer, age } of customers) this.remember(customer, age);
  }

  plan(row: AcceptedRow): RowPlan {
    const { customer, ordinal } = row;
    const customerId = this.rules.onDuplicate === 'create' ? undefined : this.index.match(customer);
    if (customerId === undefined) {
      if (this.rules.onDuplicate !== 'create') this.remember(customer, ageOfRow(ordinal));
      return { action: 'create', customer };
    }
    return this.rules.onDuplicate === 'skip' ? { action: 'skip', customerId } : this.update(row, customerId);
  }

  /** Customers that rows have changed, those too that came by an earlier row. */
  changed(): KnownCustomer[] {
    return [...this.known.values()].filter(({ changes }) => changes.length > 0);
  }

  private update(row: AcceptedRow, customerId: string): RowPlan {
    const known = this.known.get(customerId)!;
    const before = known.now;
    const after = mergedCustomer(before, row.customer);
    const excess = excessOf(before, after);
    if (excess) return { action: 'reject', customerId, fault: mergeFault(excess) };
    if (after.tagsIds.length > before.tagsIds.length && !this.rules.mayAddTags) {
      return { action: 'reject', customerId, fault: tagsForbidden() };
    }
    const events = eventsBetween(before, after);
    if (events.length === 0) return { action: 'skip', customerId };
    known.now = after;
    known.changes.push({ row, events });
    this.index.addCustomer(after, known.age);
    return { action: 'update', customerId, before, after };
  }

  private remember(customer: KeyedCustomer, age: string): void {
    this.index.addCustomer(customer, age);
    if (this.rules.onDuplicate === 'update') {
      this.known.set(customer.id, { before: customer, now: customer, age, changes: [] });
    }
  }
}
