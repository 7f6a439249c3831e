import { statement, TenantTransaction } from '@echonio/platform';
import { BEGIN_APPLYING } from '../import.sql';
import { NewTag } from './tag-resolver';

/** $2 tags `[{id, title, titleKey}]` → id, titleKey of all of them as they are then */
const DEFINE_TAGS = statement(
  'import_define_tags',
  `WITH wanted AS (
     SELECT * FROM json_to_recordset($2::json) AS t (id uuid, title text, "titleKey" text)
   ), defined AS (
     INSERT INTO tags (organization_id, id, title, title_key) SELECT $1, id, title, "titleKey" FROM wanted
     ON CONFLICT (organization_id, title_key) DO UPDATE SET title_key = excluded.title_key
     RETURNING id, title_key
   )
   SELECT id, title_key AS "titleKey" FROM defined`,
);

/** $2 import, $3 planned id, $4 id */
const REPLACE_TAG = statement(
  'import_replace_tag',
  `UPDATE import_staging SET tags = array_replace(tags, $3::uuid, $4::uuid)
    WHERE organization_id = $1 AND import_id = $2 AND $3::uuid = ANY (tags)`,
);

/**
 * The step between the phases: the tags that the file brings are defined, and from here on the import goes to its end.
 * A tag that somebody defined meanwhile takes the place of the planned one.
 */
export async function beginApplying(transaction: TenantTransaction, importId: string, tags: NewTag[]): Promise<void> {
  if (tags.length > 0) {
    const defined = await transaction.run<{ id: string; titleKey: string }>(DEFINE_TAGS, [JSON.stringify(tags)]);
    const byKey = new Map(defined.map(({ id, titleKey }) => [titleKey, id]));
    for (const { id, titleKey } of tags) {
      const actual = byKey.get(titleKey)!;
      if (actual !== id) await transaction.run(REPLACE_TAG, [importId, id, actual]);
    }
  }
  await transaction.finish(BEGIN_APPLYING, [importId]);
}
