import { statement, utcText } from '@echonio/platform';

const PERSIAN_ALPHABET = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const PRIVATE_USE = [...PERSIAN_ALPHABET].map((_, index) => String.fromCodePoint(0xe000 + index)).join('');

/** By code point پ چ ژ گ and others stand behind all letters that Persian shares with Arabic; this puts them into their places. */
const alphabetical = (key: string): string =>
  `translate(${key}, '${PERSIAN_ALPHABET}', '${PRIVATE_USE}') COLLATE "C", ${key} COLLATE "C"`;

const tagJson = (t: string): string => `
  json_build_object('id', ${t}.id, 'organizationId', ${t}.organization_id, 'title', ${t}.title, 'color', ${t}.color,
    'customersCount', (SELECT count(*) FROM customer_tags n WHERE n.organization_id = ${t}.organization_id AND n.tag_id = ${t}.id),
    'createdAt', ${utcText(`${t}.created_at`)}, 'updatedAt', ${utcText(`${t}.updated_at`)})`;

/** $2 patterns over the title key, $3 offset, $4 limit → page `{items, count}` */
export const LIST = statement(
  'tag_list',
  `WITH matching AS MATERIALIZED (
     SELECT * FROM tags WHERE organization_id = $1 AND title_key LIKE ALL ($2::text[])
   ), page AS (
     SELECT * FROM matching ORDER BY ${alphabetical('title_key')} OFFSET $3 LIMIT $4
   )
   SELECT json_build_object(
     'items', coalesce((SELECT json_agg(${tagJson('p')} ORDER BY ${alphabetical('p.title_key')}) FROM page p), '[]'),
     'count', (SELECT count(*) FROM matching)) AS page`,
);

/** $2 id → tag */
export const FIND = statement(
  'tag_find',
  `SELECT ${tagJson('t')} AS tag FROM tags t WHERE t.organization_id = $1 AND t.id = $2`,
);

/** $2 id, $3 title, $4 key, $5 color → tag */
export const INSERT = statement(
  'tag_insert',
  `INSERT INTO tags AS t (organization_id, id, title, title_key, color, created_at, updated_at)
   SELECT $1, $2, $3, $4, $5, m.at, m.at FROM (SELECT clock_timestamp() AS at) m
   RETURNING ${tagJson('t')} AS tag`,
);

/**
 * $2 id, $3 title and $4 key (null: as they were), $5 color, $6 whether the color is passed → tag. The same values again leave the
 * date where it was.
 */
export const UPDATE = statement(
  'tag_update',
  `UPDATE tags t SET title = coalesce($3, t.title), title_key = coalesce($4, t.title_key),
          color = CASE WHEN $6 THEN $5 ELSE t.color END,
          updated_at = CASE WHEN t.title <> $3 OR ($6 AND t.color IS DISTINCT FROM $5)
                            THEN greatest(clock_timestamp(), t.updated_at + interval '1 microsecond') ELSE t.updated_at END
    WHERE t.organization_id = $1 AND t.id = $2 RETURNING ${tagJson('t')} AS tag`,
);

/** $2 id → a row if the tag is there. Until the transaction ends it can be neither changed nor deleted, but given to customers. */
export const LOCK = statement('tag_lock', `SELECT FROM tags WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`);

/**
 * $2 id, $3 batch → gone: takes the tag off a batch of customers; with the last batch the definition goes, and by cascade whatever
 * customers got the tag meanwhile.
 */
export const REMOVE = statement(
  'tag_remove',
  `WITH chosen AS MATERIALIZED (
     SELECT customer_id FROM customer_tags WHERE organization_id = $1 AND tag_id = $2 LIMIT $3
   ), untagged AS (
     DELETE FROM customer_tags WHERE organization_id = $1 AND tag_id = $2
        AND customer_id = ANY (ARRAY(SELECT customer_id FROM chosen))
   ), removed AS (
     DELETE FROM tags WHERE organization_id = $1 AND id = $2 AND (SELECT count(*) FROM chosen) < $3 RETURNING id
   )
   SELECT EXISTS (SELECT FROM removed) AS gone`,
);
