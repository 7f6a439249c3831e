/** What is to be found of a customer. */
export interface MarkedState {
  name: string;
  mobile: string;
  tagIds: string[];
  /** Types, oldest first. */
  events: string[];
}

type Change = (state: MarkedState) => MarkedState | null;

/** A customer whose every change can be told from every other, with the states that it may be in. */
export class MarkedCustomer {
  /** The first name, which no other has. */
  readonly marker: string;
  /** Unknown when nobody answered its creation. */
  id: string | undefined;
  /** null: not there. More than one after a change that was not acknowledged. */
  states: (MarkedState | null)[] = [null];
  private changes = 0;

  constructor(marker: string) {
    this.marker = marker;
  }

  /** Sure of what is there. */
  get state(): MarkedState | null {
    return this.states[0] ?? null;
  }

  /** The body of its creation. */
  first(mobile: string): Omit<MarkedState, 'events'> {
    return { name: this.marker, mobile, tagIds: [] };
  }

  nextName(): string {
    return `${this.marker}n${(this.changes += 1)}`;
  }

  create(state: Omit<MarkedState, 'events'>, isSure: boolean): void {
    this.states = [{ ...state, events: ['create'] }, ...(isSure ? [] : [null])];
  }

  /** @param isSure the change was acknowledged; else it may have happened or not */
  change(change: Change, isSure: boolean): void {
    const before = this.states;
    const after = before.map((state) => state && change(state));
    this.states = isSure ? after : [...after, ...before];
  }
}

export const renamed =
  (name: string, mobile: string): Change =>
  (state) => ({ ...state, name, mobile, events: [...state.events, 'update'] });

export const tagged =
  (tagId: string): Change =>
  (state) => ({ ...state, tagIds: [...state.tagIds, tagId].sort(), events: [...state.events, 'add-tag'] });

export const untagged =
  (tagId: string): Change =>
  (state) => ({
    ...state,
    tagIds: state.tagIds.filter((id) => id !== tagId),
    events: [...state.events, 'remove-tag'],
  });
