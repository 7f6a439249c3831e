import { CustomerType, Identity, IDENTITY_KEYS, KeyedContact, KeyedCustomer } from '@echonio/customers';
import { statement, TenantTransaction } from '@echonio/platform';

/** Characters of rows that are in memory at once; a single row may be larger. */
const PIECE_CHARACTERS = 2_000_000;

/** A row of the file that the rules have accepted. */
export interface AcceptedRow {
  ordinal: number;
  line: number;
  customer: KeyedCustomer;
  /** The row as it stands in the file, as JSON text, where it is at hand. */
  raw?: string | null;
}

/** $2 import, $3 first and $4 last ordinal, $5 characters → the first rows between them, as many as the characters allow, one at least */
const PIECE = statement(
  'import_staged_piece',
  `SELECT ordinal::float8 AS ordinal, line::float8 AS line, customer_id AS id, type, name, title, manager, last_name AS "lastName",
          first_name AS "firstName", father_name AS "fatherName", contacts, tags
     FROM (SELECT s.*, row_number() OVER w AS place, sum(length(s.contacts::text)) OVER w AS characters
             FROM import_staging s WHERE s.organization_id = $1 AND s.import_id = $2 AND s.ordinal BETWEEN $3 AND $4
           WINDOW w AS (ORDER BY s.ordinal)) s
    WHERE place = 1 OR characters <= $5 ORDER BY ordinal`,
);

type StagedColumns = Identity & {
  ordinal: number;
  line: number;
  id: string;
  type: CustomerType;
  contacts: KeyedContact[];
  tags: string[];
};

/** Staged rows in the order of the file, few enough to be held in memory. */
export async function readPiece(
  transaction: TenantTransaction,
  importId: string,
  first: number,
  last: number,
): Promise<AcceptedRow[]> {
  const rows = await transaction.run<StagedColumns>(PIECE, [importId, first, last, PIECE_CHARACTERS]);
  return rows.map(acceptedRow);
}

function acceptedRow({ ordinal, line, id, type, contacts, tags, ...identity }: StagedColumns): AcceptedRow {
  const keys = IDENTITY_KEYS[type];
  return {
    ordinal,
    line,
    customer: {
      id,
      avatarUploadedFileId: null,
      type,
      identity: Object.fromEntries(keys.map((key) => [key, identity[key] ?? null])),
      tagsIds: tags,
      contacts,
    },
  };
}
