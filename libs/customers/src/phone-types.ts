/** Contact types whose values are phone numbers even when the number is of no known range. */
export const PHONE_TYPES: ReadonlySet<string> = new Set(['tel', 'mobile', 'phone', 'fax', 'whatsapp', 'telegram']);
