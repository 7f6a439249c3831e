/** What an id stands for in a request. */
export type Thing =
  'customer' | 'contact' | 'tag' | 'operator' | 'token' | 'file' | 'avatar' | 'importFile' | 'import' | 'cursor';

/** What a parameter or property names, by the end of its way. */
const NAMED: [end: RegExp, thing: Thing][] = [
  [/(^|\.)customerId$/, 'customer'],
  [/(^|\.)contactId$|contacts\.\d*\.?id$|contacts(\/\{contactId\})? id$/, 'contact'],
  [/(^|\.)tagId$|tagIds(All|None)?$|tagsIds\.$|tags\.$/, 'tag'],
  [/(^|\.)(operatorId|creatorOperatorId)$/, 'operator'],
  [/(^|\.)tokenId$/, 'token'],
  [/(^|\.)fileId$/, 'file'],
  [/avatarUploadedFileId$/, 'avatar'],
  [/(^|\.)importId$/, 'import'],
  [/(^|\.)cursor$/, 'cursor'],
  [/import id$/, 'importFile'],
];

/** @param way names of properties with dots between, an item's being empty, behind the operation's path and a blank */
export function thingNamed(way: string): Thing | undefined {
  const local = way.slice(way.lastIndexOf(' ') + 1);
  return NAMED.find(([end]) => end.test(local) || end.test(way))?.[1];
}

/** Stands for the id of a thing until the request is sent; it is the same in an address, in a form and in JSON. */
export const placeholder = (thing: Thing): string => `ZZ${thing}ZZ`;

/** Puts ids for placeholders. */
export const withIds = (text: string, ids: Record<Thing, string>): string =>
  text.replace(/ZZ([a-zA-Z]+?)ZZ/g, (found, thing: string) =>
    Object.hasOwn(ids, thing) ? ids[thing as Thing] : found,
  );
