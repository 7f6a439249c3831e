import { excessOf, mergedCustomer } from './merge-customer';
import { KeyedContact, KeyedCustomer } from './keyed-contact';

const contact = (id: string, values: Partial<KeyedContact> = {}): KeyedContact => ({
  id,
  type: 'tel',
  value: id,
  role: null,
  note: null,
  responder: null,
  matchKey: `tel:${values.value ?? id}`,
  ...values,
});

const customer = (values: Partial<KeyedCustomer> = {}): KeyedCustomer => ({
  id: 'c',
  avatarUploadedFileId: 'avatar',
  type: 'corporate',
  identity: { name: 'Radio', title: 'café', manager: null },
  tagsIds: ['a', 'b'],
  contacts: [contact('1', { role: 'chief', note: 'old' })],
  ...values,
});

describe('merging a row into its customer', () => {
  it('replaces what the row says and clears nothing', () => {
    const said = customer({ identity: { name: 'Radio 2', title: null, manager: 'Neda' }, avatarUploadedFileId: null });
    expect(mergedCustomer(customer(), said)).toMatchObject({
      avatarUploadedFileId: 'avatar',
      identity: { name: 'Radio 2', title: 'café', manager: 'Neda' },
    });
  });

  it('adds the contacts that are not there, and fills those that are under their ids and spellings', () => {
    const said = customer({
      contacts: [
        contact('x', { value: '۱', matchKey: 'tel:1', note: 'new', responder: 'Ali' }),
        contact('y', { matchKey: 'tel:2' }),
        contact('z', { matchKey: 'tel:2', role: 'desk' }),
        contact('m', { type: 'mobile', matchKey: 'tel:1' }),
      ],
    });
    expect(mergedCustomer(customer(), said).contacts).toEqual([
      contact('1', { role: 'chief', note: 'new', responder: 'Ali' }),
      contact('y', { matchKey: 'tel:2', role: 'desk' }),
      contact('m', { type: 'mobile', matchKey: 'tel:1' }),
    ]);
  });

  it('adds tags behind those that are there', () => {
    expect(mergedCustomer(customer(), customer({ tagsIds: ['c', 'b'] })).tagsIds).toEqual(['a', 'b', 'c']);
  });

  it('is nothing new the second time', () => {
    const said = customer({ tagsIds: ['c'], contacts: [contact('x', { note: 'n' })] });
    const once = mergedCustomer(customer(), said);
    expect(mergedCustomer(once, said)).toEqual(once);
  });

  it('tells what would be too much, unless it was before', () => {
    const many = (count: number): KeyedContact[] => Array.from({ length: count }, (_, index) => contact(String(index)));
    const full = customer({ contacts: many(100) });
    expect(excessOf(full, mergedCustomer(full, customer({ contacts: many(100) })))).toBeNull();
    expect(excessOf(full, mergedCustomer(full, customer({ contacts: [contact('x')] })))).toBe('contacts');
    const tagged = customer({ tagsIds: Array.from({ length: 100 }, (_, index) => String(index)) });
    expect(excessOf(tagged, mergedCustomer(tagged, customer({ tagsIds: ['x'] })))).toBe('tags');
  });
});
