import type { ColumnMeaning, VendorMeaning } from '../column-meaning';
import { recogniseColumn } from '../column-dictionary';
import { foldHeader } from '../fold-header';

/** Header as folded → what it means in the file of another program; null: nothing of ours. */
export type AmbiguousColumns = ReadonlyMap<string, VendorMeaning | null>;

const NONE: AmbiguousColumns = new Map();
const OF_GOOGLE = /^(?:(?:email|phone)\d+(?:value|label|type)|givenname|groupmembership)$/;
const OF_SALESFORCE = new Set(
  ['account name', 'account id', 'account owner', 'salutation', 'lead source', 'owner id', 'mailing street'].map(
    foldHeader,
  ),
);
const OF_HUBSPOT = new Set(['record id', 'company domain name', 'company owner', 'contact owner'].map(foldHeader));
const COMPANY = /^(?:company|companyname|organization|organisation|accountname)$/;
const JOB_TITLE = /^(?:jobtitle|organizationtitle|position)$/;
const OF_OUTLOOK = /^(?:email(?:\d)?address|business(?:phone|fax)|middlename|suffix)$/;

/**
 * The headers that look like ours and mean something else, because the other headers show that another program wrote the
 * file: `Name` of Google is the whole name of a person, `Title` of Salesforce a job title and of Outlook an address such as
 * "Dr.", `Type` of Salesforce and HubSpot no type of customer. A file with a column that only we have is ours.
 * @param header as it stands in the file
 */
export function ambiguousColumns(header: readonly string[]): AmbiguousColumns {
  if (header.some(isOnlyOurs)) return NONE;
  const folded = header.map(foldHeader);
  const has = (names: { test(name: string): boolean }): boolean => folded.some((name) => names.test(name));
  const isGoogle = has(OF_GOOGLE);
  const isSalesforce = folded.some((name) => OF_SALESFORCE.has(name));
  const isHubspot = folded.some((name) => OF_HUBSPOT.has(name));
  const hasPerson = has(/^(?:firstname|lastname|givenname|familyname)$/);
  const meanings = new Map<string, VendorMeaning | null>();
  if (hasPerson && (isGoogle || isSalesforce)) meanings.set('name', { kind: 'fullName' });
  if (hasPerson && has(JOB_TITLE)) meanings.set('title', null);
  else if (hasPerson && (isSalesforce || has(COMPANY))) meanings.set('title', { kind: 'jobTitle' });
  else if (hasPerson && has(OF_OUTLOOK)) meanings.set('title', null);
  if (isSalesforce || isHubspot) meanings.set('type', null);
  return meanings;
}

const OWN_KINDS = new Set<ColumnMeaning['kind']>(['tags', 'contacts', 'item']);

function isOnlyOurs(header: string): boolean {
  const meaning = recogniseColumn(header);
  if (!meaning) return false;
  if (meaning.kind === 'identity') return meaning.key === 'manager' || meaning.key === 'fatherName';
  if (meaning.kind === 'contact') return meaning.part !== 'value' || header.includes(':');
  return OWN_KINDS.has(meaning.kind);
}
