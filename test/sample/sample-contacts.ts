import { longText, persianDigits, twisted, type Script } from './awkward-text.ts';
import * as latin from './latin-words.ts';
import * as persian from './persian-words.ts';
import { foreignNumber, iranianLandline, iranianMobile } from './phone-numbers.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { fullName } from './sample-identity.ts';
import { NOTE_LIMIT, type SampleContact } from './sample-customer.ts';

const COUNTS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5];

/** Which contacts come together, by their count; in the order of the columns of the CSV file. */
const COMBINATIONS: readonly (readonly string[])[][] = [
  [[]],
  [['mobile'], ['mobile'], ['mobile'], ['tel'], ['tel'], ['email']],
  [
    ['tel', 'mobile'],
    ['tel', 'mobile'],
    ['mobile', 'email'],
    ['mobile', 'email'],
    ['tel', 'email'],
    ['tel', 'tel'],
    ['mobile', 'mobile'],
    ['mobile', 'whatsapp'],
  ],
  [
    ['tel', 'mobile', 'email'],
    ['tel', 'mobile', 'email'],
    ['tel', 'tel', 'mobile'],
    ['mobile', 'email', 'address'],
    ['mobile', 'whatsapp', 'telegram'],
  ],
  [
    ['tel', 'mobile', 'email', 'address'],
    ['tel', 'tel', 'mobile', 'email'],
    ['tel', 'mobile', 'email', 'whatsapp'],
    ['mobile', 'mobile', 'email', 'telegram'],
  ],
  [
    ['tel', 'tel', 'mobile', 'email', 'address'],
    ['tel', 'mobile', 'email', 'whatsapp', 'telegram'],
    ['tel', 'mobile', 'mobile', 'email', 'address'],
  ],
];

export function sampleContacts(script: Script, random: Random, pools: Pools): SampleContact[] {
  const types = random.pick(COMBINATIONS[random.pick(COUNTS)] as (readonly string[])[]);
  return types.map((type, index) => {
    const contact: SampleContact = { type, value: contactValue(type, script, random, pools) };
    if (types[index - 1] !== type) addDetails(contact, script, random, pools);
    return contact;
  });
}

function contactValue(type: string, script: Script, random: Random, pools: Pools): string {
  const abroad = script === 'latin' && random.chance(0.5);
  switch (type) {
    case 'tel':
      return abroad ? foreignNumber(random) : iranianLandline(random);
    case 'mobile':
    case 'whatsapp':
      return abroad ? foreignNumber(random) : iranianMobile(random);
    case 'email':
      return emailAddress(random, pools);
    case 'telegram':
      return `@${random.pick(pools.mailboxes).replace(/[^a-z]/g, '_')}${random.integer(1, 9999)}`;
    default:
      return address(script, random, pools);
  }
}

/** Only the first contact of a type has details: the columns of the CSV file hold no others. */
function addDetails(contact: SampleContact, script: Script, random: Random, pools: Pools): void {
  const { type } = contact;
  if (type === 'email' || type === 'mobile') {
    if (random.chance(0.2)) contact.responder = fullName(script, random, pools);
  }
  if (type === 'tel' || type === 'mobile') {
    if (random.chance(0.3)) contact.role = random.pickSkewed(pools[script].roles);
    if (random.chance(0.2)) contact.note = contactNote(script, random, pools);
  }
}

function contactNote(script: Script, random: Random, pools: Pools): string {
  if (random.chance(0.01)) return longText(script, random.integer(300, NOTE_LIMIT), random, pools);
  return twisted(random.pick(script === 'persian' ? persian.NOTES : latin.NOTES), script, 0.2, random, pools);
}

function emailAddress(random: Random, pools: Pools): string {
  const number = random.chance(0.6) ? String(random.integer(1, 9999)) : '';
  const email = `${random.pick(pools.mailboxes)}${number}@${random.pickSkewed(pools.domains)}`;
  return random.chance(0.05) ? email.toUpperCase() : email;
}

function address(script: Script, random: Random, pools: Pools): string {
  const { streets, cities } = pools[script];
  const lineBreak = random.chance(0.3);
  if (script === 'latin') return `${random.pick(streets)}${lineBreak ? '\n' : ', '}${random.pickSkewed(cities)}`;
  const houseNumber = persianDigits(random.integer(1, 400));
  return `${random.pickSkewed(cities)}،${lineBreak ? '\n' : ' '}${random.pick(streets)}، پلاک ${houseNumber}`;
}
