import type { Faker } from '@faker-js/faker';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as persianFaker } from '@faker-js/faker/locale/fa';
import * as latin from './latin-words.ts';
import * as persian from './persian-words.ts';

/** Words to combine, in the order of how often they shall come (see Random.pickSkewed). */
export interface Pools {
  persian: ScriptPools & { nouns: readonly string[]; prose: readonly string[] };
  latin: ScriptPools & { companies: readonly string[]; phrases: readonly string[]; prose: readonly string[] };
  emoji: readonly string[];
  /** Parts of e-mail addresses and user names; the domains are reserved ones, so that nobody is written to by mistake. */
  mailboxes: readonly string[];
  domains: readonly string[];
}

interface ScriptPools {
  firstNames: readonly string[];
  lastNames: readonly string[];
  cities: readonly string[];
  streets: readonly string[];
  roles: readonly string[];
}

const RESERVED_DOMAINS = ['example.com', 'example.org', 'example.net'];

/** Faker is called some ten thousand times per run, not per row: it takes microseconds for each name. */
export function samplePools(seed: number): Pools {
  for (const faker of [english, persianFaker]) faker.seed(seed);
  return {
    persian: persianPools(persianFaker),
    latin: latinPools(english),
    emoji: distinct(english, 200, () => english.internet.emoji()),
    mailboxes: distinct(english, 3000, () => mailbox(english)),
    domains: [...RESERVED_DOMAINS, ...distinct(english, 2000, () => `${slug(english.company.name())}.example`)],
  };
}

function persianPools(faker: Faker): Pools['persian'] {
  const firstNames = [...persian.COMMON_FIRST_NAMES, ...distinct(faker, 900, () => faker.person.firstName())];
  const cities = distinct(faker, 80, () => faker.location.city());
  const families = distinct(faker, 160, () => faker.person.lastName());
  const compounds = distinct(faker, 3000, () => persianFamily(faker, firstNames, families, cities));
  return {
    firstNames: [...new Set(firstNames)],
    lastNames: [...new Set([...persian.COMMON_LAST_NAMES, ...families, ...compounds])],
    cities,
    streets: distinct(faker, 60, () => faker.location.street()),
    roles: [...persian.ROLES, ...distinct(faker, 300, () => faker.person.jobType())],
    nouns: distinct(faker, 120, () => faker.word.noun()),
    prose: distinct(faker, 120, () => faker.lorem.sentence()),
  };
}

function persianFamily(faker: Faker, firstNames: string[], families: string[], cities: string[]): string {
  const { arrayElement } = faker.helpers;
  if (faker.datatype.boolean(0.25)) return `${arrayElement(families)} ${arrayElement(cities)}ی`.replace(/یی$/, 'ی');
  const firstName = arrayElement(firstNames);
  const ending = arrayElement(persian.FAMILY_ENDINGS);
  const needsJoiner = firstName.endsWith('ه') && !ending.startsWith('\u200c');
  return firstName + (needsJoiner ? '\u200c' : '') + ending;
}

function latinPools(faker: Faker): Pools['latin'] {
  const families = distinct(faker, 500, () => faker.person.lastName());
  const compounds = distinct(faker, 2000, () => latinFamily(faker, families));
  const plainFirstNames = distinct(faker, 2500, () => faker.person.firstName());
  return {
    firstNames: mixIn(faker, plainFirstNames, latin.ACCENTED_FIRST_NAMES),
    lastNames: mixIn(faker, [...new Set([...families, ...compounds])], latin.ACCENTED_LAST_NAMES),
    cities: distinct(faker, 1500, () => faker.location.city()),
    streets: distinct(faker, 1500, () => faker.location.streetAddress()),
    roles: distinct(faker, 500, () => faker.person.jobTitle()),
    companies: distinct(faker, 5000, () => faker.company.name()),
    phrases: distinct(faker, 1500, () => faker.company.catchPhrase()),
    prose: distinct(faker, 300, () => faker.lorem.sentence()),
  };
}

function latinFamily(faker: Faker, families: string[]): string {
  const { arrayElement } = faker.helpers;
  if (faker.datatype.boolean(0.6)) return `${arrayElement(families)}-${arrayElement(families)}`;
  const particle = arrayElement(latin.FAMILY_PARTICLES);
  return particle === 'Mc' || particle === 'al-'
    ? particle + arrayElement(families)
    : `${particle} ${arrayElement(families)}`;
}

function mailbox(faker: Faker): string {
  const separator = faker.helpers.arrayElement(['.', '_', '-', '']);
  return slug(faker.person.firstName()) + separator + slug(faker.person.lastName());
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '');
}

/** Up to `calls` different texts, in the order in which they came up; stray joiners and blanks at the ends are cut. */
function distinct(faker: Faker, calls: number, make: (faker: Faker) => string): string[] {
  const found = new Set<string>();
  for (let call = 0; call < calls; call++) found.add(make(faker).replace(/^[\s\u200c]+|[\s\u200c]+$/g, ''));
  return [...found];
}

/** Puts the extra texts at random places of the list, so that they are neither all common nor all rare. */
function mixIn(faker: Faker, texts: string[], extra: readonly string[]): string[] {
  const mixed = [...texts];
  for (const text of extra) mixed.splice(faker.number.int({ min: 0, max: mixed.length }), 0, text);
  return mixed;
}
