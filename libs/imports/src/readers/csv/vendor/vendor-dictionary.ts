import type { Meaning } from '../column-meaning';
import { foldHeader } from '../fold-header';
import { addressColumn } from './address-column';
import { GOOGLE_SEPARATOR, reachColumn } from './reach-column';

const COMPANY = ['company', 'company name', 'organization', 'organisation', 'organization name', 'account name'];

const MEANINGS: [Meaning, string[]][] = [
  [{ kind: 'identity', key: 'firstName' }, ['given name', 'forename']],
  [{ kind: 'identity', key: 'lastName' }, ['family name', 'surname', 'نام فامیل', 'فامیل']],
  [{ kind: 'middleName' }, ['middle name', 'additional name']],
  [{ kind: 'fullName' }, ['full name', 'contact name', 'نام و نام خانوادگی', 'نام کامل']],
  [{ kind: 'company' }, [...COMPANY, 'associated company', 'شرکت', 'سازمان', 'محل کار', 'نام محل کار']],
  [{ kind: 'jobTitle' }, ['job title', 'organization title', 'position', 'سمت', 'سمت شغلی', 'عنوان شغلی', 'شغل']],
  [{ kind: 'remark' }, ['notes', 'note', 'remarks', 'comments', 'description', 'یادداشت', 'یادداشت‌ها']],
  [{ kind: 'remark' }, ['توضیح', 'توضیحات']],
  [{ kind: 'labels', separator: GOOGLE_SEPARATOR }, ['labels', 'group membership']],
  [{ kind: 'labels', separator: ';' }, ['categories']],
];

const BY_HEADER = new Map(MEANINGS.flatMap(([meaning, names]) => names.map((name) => [foldHeader(name), meaning])));
const ORGANIZATION = /^organization\d{1,3}(name|title)$/;
const LONGEST_HEADER = 100;

/**
 * What a header means in the files of other programs and of people: Google Contacts, Outlook, HubSpot, Salesforce, and what
 * is commonly written in English or Persian; null if nothing. Knows nothing of our own columns: ask `recogniseColumn` first.
 */
export function recogniseVendorColumn(header: string): Meaning | null {
  if (header.length > LONGEST_HEADER) return null;
  const folded = foldHeader(header);
  const organization = ORGANIZATION.exec(folded);
  if (organization) return { kind: organization[1] === 'name' ? 'company' : 'jobTitle' };
  return BY_HEADER.get(folded) ?? reachColumn(folded) ?? addressColumn(folded);
}
