import { longText, persianDigits, twisted, type Script } from './awkward-text.ts';
import * as latin from './latin-words.ts';
import * as persian from './persian-words.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { TEXT_LIMIT, type CorporateIdentity, type PersonalIdentity } from './sample-customer.ts';

/** About a fifth of all sampled customers carry this word: the common search term of benchmarks. */
export const COMMON_WORD = 'شرکت';

type NameMaker = (business: string, random: Random, pools: Pools) => string;

const PERSIAN_COMPANIES: NameMaker[] = [
  (_business, random, pools) => `${COMMON_WORD} ${random.pick(persian.TRADES)} ${persianBrand(random, pools)}`,
  (_business, random, pools) =>
    `${COMMON_WORD} ${random.pick(persian.TRADES)} ${family('persian', random, pools)} و پسران`,
  (_business, random, pools) =>
    `${COMMON_WORD} ${persianBrand(random, pools)} ${random.pickSkewed(pools.persian.cities)}`,
  (_business, random, pools) => `${COMMON_WORD} ${persianBrand(random, pools)} (سهامی خاص)`,
  (business, random, pools) => `${business} ${family('persian', random, pools)}`,
  (business, random, pools) =>
    `${business} ${random.pick(pools.persian.nouns)} شعبه ${persianDigits(random.integer(1, 40))}`,
];

const LATIN_COMPANIES: NameMaker[] = [
  (_business, random, pools) => random.pick(pools.latin.companies),
  (_business, random, pools) => random.pick(pools.latin.companies),
  (_business, random, pools) => `${family('latin', random, pools)} ${random.pick(latin.COMPANY_ENDINGS)}`,
  (_business, random, pools) => `${family('latin', random, pools)} & ${family('latin', random, pools)}`,
  (business, random, pools) => `${random.pickSkewed(pools.latin.firstNames)}'s ${business}`,
  (business, random, pools) => `${business} ${random.pickSkewed(pools.latin.cities)}`,
];

const COMPANIES = { persian: PERSIAN_COMPANIES, latin: LATIN_COMPANIES };
const BUSINESSES = { persian: persian.BUSINESSES, latin: latin.BUSINESSES };

export function corporateIdentity(script: Script, random: Random, pools: Pools): CorporateIdentity {
  const business = random.pick(BUSINESSES[script]);
  const plainName = random.pick(COMPANIES[script])(business, random, pools);
  const name = random.chance(0.0005)
    ? longText(script, TEXT_LIMIT, random, pools)
    : twisted(plainName, script, 0.08, random, pools);
  const title = script === 'latin' && random.chance(0.1) ? random.pick(pools.latin.phrases) : business;
  return {
    name,
    title: random.chance(0.7) ? twisted(title, script, 0.04, random, pools) : null,
    manager: random.chance(0.8) ? twisted(fullName(script, random, pools), script, 0.04, random, pools) : null,
  };
}

export function personalIdentity(script: Script, random: Random, pools: Pools): PersonalIdentity {
  const { firstNames, lastNames } = pools[script];
  return {
    lastName: twisted(random.pickSkewed(lastNames), script, 0.06, random, pools),
    firstName: random.chance(0.95) ? twisted(random.pickSkewed(firstNames), script, 0.06, random, pools) : null,
    fatherName: random.chance(0.4) ? random.pickSkewed(firstNames) : null,
  };
}

export function fullName(script: Script, random: Random, pools: Pools): string {
  return `${random.pickSkewed(pools[script].firstNames)} ${family(script, random, pools)}`;
}

function family(script: Script, random: Random, pools: Pools): string {
  return random.pickSkewed(pools[script].lastNames);
}

function persianBrand(random: Random, pools: Pools): string {
  if (random.chance(0.3)) return random.pickSkewed(pools.persian.firstNames);
  return random.pick(persian.BRAND_STARTS) + random.pick(['', ' ', '\u200c']) + random.pick(persian.BRAND_ENDS);
}
