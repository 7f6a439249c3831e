import type { KeyedContact, KeyedCustomer } from '@echonio/customers';
import { DuplicateRules, RowPlanner } from './row-planner';
import type { AcceptedRow } from './staged-piece';

const contact = (matchKey: string, type = matchKey.split(':')[0]!): KeyedContact => ({
  id: `contact ${matchKey}`,
  type: type === 'phone' ? 'tel' : type,
  value: matchKey,
  role: null,
  note: null,
  responder: null,
  matchKey,
});

const customer = (id: string, keys: string[], values: Partial<KeyedCustomer> = {}): KeyedCustomer => ({
  id,
  avatarUploadedFileId: null,
  type: 'corporate',
  identity: { name: id, title: null, manager: null },
  tagsIds: [],
  contacts: keys.map((key) => contact(key)),
  ...values,
});

const row = (ordinal: number, keys: string[], values: Partial<KeyedCustomer> = {}): AcceptedRow => ({
  ordinal,
  line: ordinal + 1,
  customer: customer(`row ${ordinal}`, keys, values),
});

const planner = (rules: Partial<DuplicateRules>, stored: KeyedCustomer[] = []): RowPlanner => {
  const made = new RowPlanner({
    onDuplicate: 'update',
    duplicateBy: ['email', 'phone'],
    mayAddTags: true,
    ...rules,
  });
  made.addCustomers(stored.map((each, age) => ({ customer: each, age: `2020-0${age + 1}` })));
  return made;
};

const outcome = (made: RowPlanner, ...rows: AcceptedRow[]): string[] =>
  rows.map((each) => {
    const plan = made.plan(each);
    return plan.action === 'create' ? 'create' : `${plan.action} ${plan.customerId}`;
  });

describe('what becomes of a row', () => {
  it('is a new customer when nobody shares a contact that counts', () => {
    const stored = [customer('A', ['email:a', 'fax:1', 'website:x'])];
    expect(outcome(planner({}, stored), row(1, []), row(2, ['fax:1', 'website:x', 'email:b']))).toEqual([
      'create',
      'create',
    ]);
  });

  it('goes by what stands first, then by the older customer', () => {
    const stored = [
      customer('phoned', ['phone:1']),
      customer('older', ['email:a']),
      customer('younger', ['email:a', 'email:b']),
    ];
    const rows = [row(1, ['phone:1', 'email:b', 'email:a']), row(2, ['email:b', 'phone:1']), row(3, ['phone:1'])];
    const alone = rows.flatMap((each) => outcome(planner({}, stored), each));
    expect(alone).toEqual(['update older', 'update younger', 'update phoned']);
    expect(outcome(planner({ duplicateBy: ['phone', 'email'] }, stored), ...rows)[0]).toBe('update phoned');
  });

  it('knows a number under each type that has numbers, and a type by itself', () => {
    const mobile = customer('A', [], { contacts: [contact('phone:1', 'mobile')] });
    expect(outcome(planner({}, [mobile]), row(1, ['phone:1']))).toEqual(['update A']);
    expect(outcome(planner({ duplicateBy: ['tel'] }, [mobile]), row(1, ['phone:1']))).toEqual(['create']);
    expect(
      outcome(planner({ duplicateBy: ['nationalid'] }, [customer('A', ['nationalid:7'])]), row(1, ['nationalid:7'])),
    ).toEqual(['update A']);
  });

  it('keeps a company and a person apart', () => {
    const person = { type: 'personal', identity: { lastName: 'x', firstName: null, fatherName: null } } as const;
    expect(outcome(planner({}, [customer('A', ['email:a'])]), row(1, ['email:a'], person))).toEqual(['create']);
  });

  it('is decided by earlier rows of the file too: those that create, and those that add contacts', () => {
    const stored = [customer('A', ['email:a'])];
    const rows = [
      row(1, ['email:x']),
      row(2, ['email:x', 'email:y']),
      row(3, ['email:y']),
      row(4, ['email:a', 'email:z']),
      row(5, ['email:z']),
    ];
    expect(outcome(planner({}, stored), ...rows)).toEqual([
      'create',
      'update row 1',
      'update row 1',
      'update A',
      'update A',
    ]);
    expect(outcome(planner({ onDuplicate: 'skip' }, stored), ...rows)).toEqual([
      'create',
      'skip row 1',
      'create',
      'skip A',
      'create',
    ]);
  });

  it('is nothing when the row says nothing new', () => {
    const stored = [customer('A', ['email:a', 'phone:1'], { tagsIds: ['t'] })];
    const said = row(1, ['email:a'], { identity: { name: null, title: null, manager: null }, tagsIds: ['t'] });
    expect(outcome(planner({}, stored), said)).toEqual(['skip A']);
  });

  it('is a refusal when the customer would have too much, or gets tags from who may give none; later rows are none the wiser', () => {
    const full = customer(
      'A',
      Array.from({ length: 100 }, (_, index) => `phone:${index}`),
    );
    const made = planner({ mayAddTags: false }, [full]);
    expect(made.plan(row(1, ['phone:1', 'email:new']))).toMatchObject({
      action: 'reject',
      fault: { code: 'MERGE_TOO_LARGE' },
    });
    expect(made.plan(row(2, ['phone:1'], { tagsIds: ['t'] }))).toMatchObject({
      action: 'reject',
      fault: { code: 'TAGS_FORBIDDEN' },
    });
    expect(outcome(made, row(3, ['email:new'], { tagsIds: ['t'] }))).toEqual(['create']);
    expect(made.changed()).toEqual([]);
  });

  it('adds up over the rows of one customer', () => {
    const made = planner({}, [customer('A', ['email:a'])]);
    outcome(
      made,
      row(1, ['email:a', 'phone:1']),
      row(2, ['phone:1'], { identity: { name: null, title: 'café', manager: null } }),
    );
    const [known] = made.changed();
    expect(known!.changes.map(({ events }) => events.map(({ data }) => data))).toEqual([
      [{ fields: ['identity', 'contacts'] }],
      [{ fields: ['identity'] }],
    ]);
    expect(known!.now).toMatchObject({
      identity: { name: 'row 1', title: 'café' },
      contacts: [{ matchKey: 'email:a' }, { matchKey: 'phone:1' }],
    });
    expect(known!.before).toMatchObject({ identity: { name: 'A', title: null } });
  });
});
