import fc from 'fast-check';
import { awkwardText, latinWord, persianWord } from '../../../libs/search-text/src/testing/arbitraries';

/** Words that many customers have, so that some terms hit a large share of them and others few. */
const COMMON = ['shop', 'Shop', 'Müller', 'رادیو', 'راديو', 'شرکت', 'علی', 'می‌خواهم', '100%', 'a_b', 'c:\\x'];

/** Any text that can be stored, and that is none when it is blank. */
const storable = awkwardText.map((text) => text.toWellFormed().replaceAll('\0', '').trim());

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...COMMON) },
  { weight: 3, arbitrary: persianWord },
  { weight: 3, arbitrary: latinWord },
  { weight: 1, arbitrary: storable },
);

const text = fc
  .tuple(fc.constantFrom(' ', ' ', ' ', '\u200C', '-', ''), fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(([blank, words]) => words.join(blank));

const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 2 });

/** A number of ten digits as people write it. */
export const phoneSpellings: ((code: string, number: string) => string)[] = [
  (code, number) => `+98${code}${number}`,
  (code, number) => `0098 (${code}) ${number}`,
  (code, number) => `0${code}-${number.slice(0, 3)}-${number.slice(3)}`,
  (code, number) => `0${code} ${number.slice(0, 3)} ${number.slice(3)}`,
  (code, number) => `0${code}${number}`.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!),
  (code, number) => `${code}${number}`,
];

const phone = fc
  .tuple(
    fc.constantFrom(...phoneSpellings),
    fc.constantFrom('912', '935', '21'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 8 }),
  )
  .map(([spelled, code, digits]) => spelled(code, digits));

const email = fc.tuple(latinWord, latinWord).map(([name, domain]) => `${name}@${domain}.example.ir`);

const contact = fc.record({
  type: fc.constantFrom('tel', 'Mobile', 'email', 'fax', 'web', 'نشانی'),
  value: fc.oneof({ weight: 3, arbitrary: phone }, { weight: 2, arbitrary: email }, latinWord),
  role: some(fc.constantFrom('فروش', 'Sales', 'مدیر')),
  note: some(text),
  responder: some(text),
});

const contacts = fc.array(contact, { minLength: 1, maxLength: 3 });

const corporate = fc.record({ name: some(text), title: some(text), manager: some(text) });
const personal = fc.record({ lastName: some(text), firstName: some(text), fatherName: some(text) });

/** The body that makes a customer, without tags. */
export const customerBody = fc.oneof(
  fc.record({ type: fc.constant('corporate'), identity: corporate, contacts }),
  fc.record({ type: fc.constant('personal'), identity: personal, contacts }),
);
