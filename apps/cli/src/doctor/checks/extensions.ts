import { fail, Finding, ok, warn } from '../finding';
import { Session } from '../session';

const EXTENSIONS = `
  SELECT needed.name, a.default_version AS available, e.extversion AS installed
    FROM unnest(ARRAY['pg_trgm', 'btree_gin']) AS needed (name)
    LEFT JOIN pg_available_extensions a ON a.name = needed.name
    LEFT JOIN pg_extension e ON e.extname = needed.name`;

interface Extension {
  name: string;
  available: string | null;
  installed: string | null;
}

/** The extensions of search: there, and as new as the server has them. */
export async function checkExtensions({ ask }: Session): Promise<Finding[]> {
  return (await ask<Extension>(EXTENSIONS)).map(judge);
}

function judge({ name, available, installed }: Extension): Finding {
  if (available === null) {
    const cure = `Install PostgreSQL's contrib package (Debian: postgresql-contrib), then: CREATE EXTENSION ${name};`;
    return fail('extensions', `The server doesn't have the extension ${name}.`, cure);
  }
  if (installed === null) {
    return fail('extensions', `The extension ${name} is missing.`, `As the owner: CREATE EXTENSION ${name};`);
  }
  if (installed === available) return ok('extensions', `${name} ${installed}.`);
  const finding = `${name} is ${installed}, and the server has ${available}.`;
  return warn('extensions', finding, `As the owner: ALTER EXTENSION ${name} UPDATE;`);
}
