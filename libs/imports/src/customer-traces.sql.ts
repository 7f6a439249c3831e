/** How the customer $2 was before imports changed it: `[{importId, before}]`. */
export const BEFORE_IMPORTS = `
  (SELECT coalesce(json_agg(json_build_object('importId', b.import_id, 'before', b.image) ORDER BY b.import_id), '[]')
     FROM import_before_images b WHERE b.organization_id = $1 AND b.customer_id = $2)`;

/** How dry runs of imports would have changed the customer $2: `[{importId, shown}]`. */
export const PREVIEWED_BY_IMPORTS = `
  (SELECT coalesce(json_agg(json_build_object('importId', p.import_id, 'shown', p.shown) ORDER BY p.import_id, p.ordinal), '[]')
     FROM import_previews p WHERE p.organization_id = $1 AND p.customer_id = $2)`;
