const SAYS_NOTHING = /^(?:other|custom|دیگر|سایر)?$/iu;
const MOBILE = /^(?:mobile|mobile phone|cell|cell phone|iphone|موبایل|همراه|تلفن همراه)$/iu;
const FAX = /^(?:(.+?)\s*)?(?:fax|فکس|نمابر|دورنگار)$/iu;
const PAGER = /^pager$/iu;

/**
 * What a label such as `Work`, `* Mobile` or `Home Fax` says: of a number the type, and what else there is to note.
 * The star marks the first among several in Google Contacts.
 */
export function readLabel(type: string, label: string): { type: string; note: string } {
  const text = label.replace(/^\*/, '').trim();
  if (SAYS_NOTHING.test(text)) return { type, note: '' };
  if (type !== 'tel') return { type, note: text };
  if (MOBILE.test(text)) return { type: 'mobile', note: '' };
  if (PAGER.test(text)) return { type: 'pager', note: '' };
  const fax = FAX.exec(text);
  return fax ? { type: 'fax', note: fax[1] ?? '' } : { type, note: text };
}
