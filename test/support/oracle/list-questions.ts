import fc from 'fast-check';
import { fold, MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, parseQuery } from '@echonio/search-text';
import { awkwardText, respelled } from '../../../libs/search-text/src/testing/arbitraries';
import { ListQuestion } from './list-oracle';
import { StoredCustomer } from './stored-customer';

export interface AskedPage {
  question: ListQuestion;
  limit: number;
  offset: number;
  /** Follow the links from there, too. */
  walks: boolean;
}

/** Questions about customers like these. @param tagIds to ask for, be they used or not, or of somebody else */
export function listQuestions(
  customers: readonly StoredCustomer[],
  tagIds: readonly string[],
): fc.Arbitrary<AskedPage> {
  return fc.record({
    question: fc
      .tuple(searchOf(customers), filtersOf(customers, tagIds), order)
      .map(([search, filters, sorted]) => ({ ...search, ...filters, ...sorted })),
    limit: fc.oneof(fc.constantFrom(0, 1, 100, 250), fc.integer({ min: 2, max: 40 })),
    offset: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 60 }), fc.nat(2_000)),
    walks: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
  });
}

const order = fc.oneof(
  fc.constant({}),
  fc.record(
    { sort: fc.constantFrom('updatedAt', 'createdAt', 'name'), order: fc.constantFrom('asc', 'desc') },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<Pick<ListQuestion, 'sort' | 'order'>>;

function filtersOf(customers: readonly StoredCustomer[], tagIds: readonly string[]): fc.Arbitrary<ListQuestion> {
  const tags = fc.uniqueArray(fc.constantFrom(...tagIds), { minLength: 1, maxLength: 3 });
  const time = fc
    .tuple(fc.constantFrom(...customers), fc.constantFrom<'createdAt' | 'updatedAt'>('createdAt', 'updatedAt'))
    .map(([customer, which]) => customer[which].replace(/\d{3}Z/, 'Z'));
  const filter: fc.Arbitrary<ListQuestion> = fc.oneof(
    fc.record({ type: fc.constantFrom('corporate', 'personal') }),
    fc.record({ tagIds: tags }),
    fc.record({ tagIdsAll: tags }),
    fc.record({ tagIdsNone: tags }),
    fc.record({ hasContact: fc.constantFrom('tel', 'EMAIL', 'mobile', 'نشانی', 'none') }),
    fc.record({
      creatorOperatorId: fc.constantFrom(...customers.slice(0, 50)).map((each) => each.body.creatorOperatorId),
    }),
    fc.tuple(time, time).map((times) => ({ createdFrom: times.sort()[0], createdTo: times.sort()[1] })),
    fc.tuple(time, time).map((times) => ({ updatedFrom: times.sort()[0], updatedTo: times.sort()[1] })),
    fc.record({ createdFrom: time }),
    fc.record({ updatedTo: time }),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }).map((all) => inOrder(Object.assign({}, ...all))),
    },
  );
}

/** Two filters together may name a period that ends before it begins, which is refused. */
function inOrder(filters: ListQuestion): ListQuestion {
  const { createdFrom, createdTo, updatedFrom, updatedTo, ...rest } = filters;
  const created = createdFrom && createdTo ? [createdFrom, createdTo].sort() : [createdFrom, createdTo];
  const updated = updatedFrom && updatedTo ? [updatedFrom, updatedTo].sort() : [updatedFrom, updatedTo];
  const times = { createdFrom: created[0], createdTo: created[1], updatedFrom: updated[0], updatedTo: updated[1] };
  return { ...rest, ...Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined)) };
}

/** One to three terms, mostly of one customer, so that there is something to find. */
function searchOf(customers: readonly StoredCustomer[]): fc.Arbitrary<ListQuestion> {
  const terms = fc
    .constantFrom(...customers)
    .chain((customer) => fc.array(termOf(textsOf(customer)), { minLength: 1, maxLength: 3 }))
    .map((all) => all.join(' '));
  const search = terms.filter(
    (text) => text.length <= MAX_SEARCH_LENGTH && parseQuery(text).length <= MAX_SEARCH_WORDS,
  );
  return fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 7, arbitrary: fc.record({ search }) });
}

const textsOf = ({ body }: StoredCustomer): string[] =>
  [...Object.values(body.identity), ...body.contacts.flatMap(({ data }) => Object.values(data))]
    .map((text) => fold(text ?? ''))
    .filter((text) => text !== '');

const OTHERS = ['%', '_', '\\', '%%', '0%', 'a_', ':\\', '%_\\', 'zzqxj', 'ظظظظ', '0000000', '9', '۰۹', '+98'];

function termOf(texts: string[]): fc.Arbitrary<string> {
  const text = fc.constantFrom(...texts);
  const word = text.map((each) => each.split(' ')).chain((words) => fc.constantFrom(...words));
  return fc.oneof(
    { weight: 3, arbitrary: pieceOf(text, 3, 9).chain(respelled) },
    { weight: 2, arbitrary: word.map((each) => [...each].slice(0, 20).join('')).chain(respelled) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(word, fc.integer({ min: 1, max: 2 }))
        .map(([each, length]) => [...each].slice(0, length).join('')),
    },
    { weight: 1, arbitrary: text.map((each) => each.replace(/\D/g, '').slice(-4)).chain(respelled) },
    { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
    { weight: 1, arbitrary: awkwardText.map((each) => each.toWellFormed().replaceAll('\0', '').trim()) },
  );
}

const pieceOf = (text: fc.Arbitrary<string>, shortest: number, longest: number): fc.Arbitrary<string> =>
  fc.tuple(text, fc.nat(30), fc.integer({ min: shortest, max: longest })).map(([each, from, length]) =>
    [...each]
      .slice(from % [...each].length)
      .slice(0, length)
      .join(''),
  );
