import type { FaultCode } from './readers/fault-code';

const row = (meaning: string): FaultCode<'row'> => ({ where: 'row', meaning });
const whole = (meaning: string): FaultCode<'import'> => ({ where: 'import', meaning });

const OF_ROWS = {
  INVALID_TYPE: row('The type is neither corporate nor personal.'),
  INVALID_IDENTITY: row('A name breaks a rule for customers, or there is neither a name nor a contact.'),
  INVALID_CONTACT: row('A contact breaks a rule for customers.'),
  INVALID_VALUE: row('Another value breaks a rule for customers.'),
  UNKNOWN_TAG: row('The organization has no such tag, and createTags was not asked for.'),
  INVALID_TAG: row('The title can not be one of a tag.'),
  TOO_MANY_TAGS: row('The row has more than 100 tags.'),
  TOO_MANY_NEW_TAGS: row('The row needs a tag that is not defined yet, beside 1,000 others that the import defines.'),
  MERGE_TOO_LARGE: row(
    'The customer is there already, and with what the row adds it would have more than 100 contacts or tags.',
  ),
  TAGS_FORBIDDEN: row('The customer is there already, and to give it tags needs the permission addCustomerTag.'),
};

const OF_IMPORTS = {
  ROWS_REJECTED: whole('The import was asked to be atomic, and rows are bad.'),
  TOO_MANY_ROWS: whole('The file has more rows than are allowed.'),
  FILE_GONE: whole('The file is gone from the storage.'),
  STORAGE_FULL: whole('There is no space left to store the import.'),
  SERVER_ERROR: whole('Something went wrong here, several times.'),
};

/** Codes of rows that are readable and can't become customers. */
export type CustomerFaultCode = keyof typeof OF_ROWS;
/** Codes of imports that failed though their file could be read; then nothing was created. */
export type ImportFailureCode = keyof typeof OF_IMPORTS;

/** Every code with which the importer refuses, beside those of the reader. */
export const IMPORT_CODES: Readonly<
  Record<CustomerFaultCode, FaultCode<'row'>> & Record<ImportFailureCode, FaultCode<'import'>>
> = { ...OF_ROWS, ...OF_IMPORTS };
