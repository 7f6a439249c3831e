import type { ReachMeaning } from '../column-meaning';
import { anyOf, byFoldedName } from './folded-names';

/** Stands between several values in one cell of Google Contacts. */
export const GOOGLE_SEPARATOR = ' ::: ';

const KINDS = byFoldedName({
  tel: ['phone', 'telephone', 'tel', 'تلفن', 'شماره تلفن', 'شماره تماس', 'تلفن تماس'],
  mobile: ['mobile', 'mobile phone', 'cell', 'cell phone', 'cellular', 'شماره تلفن همراه', 'گوشی', 'شماره گوشی'],
  email: ['email', 'آدرس ایمیل', 'نشانی ایمیل'],
  fax: ['fax', 'فکس', 'فاکس', 'نمابر', 'دورنگار', 'شماره فکس', 'شماره نمابر'],
  pager: ['pager'],
  whatsapp: ['whatsapp', 'whatsapp phone', 'واتساپ', 'شماره واتساپ'],
  telegram: ['telegram', 'تلگرام'],
  instagram: ['instagram', 'اینستاگرام'],
  website: [
    ...['website', 'website url', 'web page', 'url', 'homepage', 'company domain name', 'وب‌سایت', 'سایت', 'تارنما'],
    ...['آدرس وب‌سایت', 'آدرس سایت', 'آدرس اینترنتی'],
  ],
});
/** What stands before a kind, by what is shown of it. */
const LABELS = byFoldedName({
  Business: ['business'],
  Work: ['work'],
  Office: ['office'],
  Company: ['company'],
  Home: ['home'],
  Personal: ['personal'],
  Main: ['main', 'company main'],
  Direct: ['direct'],
  Car: ['car'],
  Assistant: ['assistant', "assistant's", 'assistant’s'],
  '': ['other', 'primary'],
});
/** What stands behind a kind. */
const PERSIAN_LABELS = byFoldedName({
  منزل: ['منزل', 'خانه'],
  'محل کار': ['محل کار', 'کار'],
  شرکت: ['شرکت'],
  دفتر: ['دفتر'],
});
const NAMED = new RegExp(
  `^(?<before>${anyOf(LABELS.keys())})?(?<kind>${anyOf(KINDS.keys())})(?<behind>${anyOf(PERSIAN_LABELS.keys())})?` +
    '(?:number)?\\d{0,2}(?:address)?$',
  'u',
);
/** `E-mail 1 - Value` beside `E-mail 1 - Label`, which the older header of Google calls `Type`. */
const GOOGLE = /^(?<kind>email|phone|website|address)(?<ordinal>\d{1,3})(?<part>value|formatted|label|type)$/;
const MORE_EMAILS = 'additionalemailaddresses';

/** Reads the folded header of a contact's column: `Business Phone 2`, `E-mail 2 Address`, `E-mail 1 - Value`, `تلفن منزل`. */
export function reachColumn(folded: string): ReachMeaning | null {
  const google = GOOGLE.exec(folded)?.groups;
  if (google) return googleColumn(google.kind!, google.ordinal!, google.part!);
  const meaning = { kind: 'reach', group: folded, part: 'value' } as const;
  if (folded === MORE_EMAILS) return { ...meaning, type: 'email', separator: ';' };
  const named = NAMED.exec(folded)?.groups;
  if (!named) return null;
  const label = LABELS.get(named.before ?? '') ?? PERSIAN_LABELS.get(named.behind ?? '');
  return { ...meaning, type: KINDS.get(named.kind!)!, ...(label ? { label } : {}) };
}

function googleColumn(kind: string, ordinal: string, part: string): ReachMeaning | null {
  const isLabel = part === 'label' || part === 'type';
  // An address stands whole under Formatted, in pieces under Street, City and so on, and never under Value.
  if (!isLabel && (kind === 'address') !== (part === 'formatted')) return null;
  return {
    kind: 'reach',
    type: kind === 'phone' ? 'tel' : kind,
    group: kind + ordinal,
    part: isLabel ? 'label' : 'value',
    separator: GOOGLE_SEPARATOR,
  };
}
