import { Settings } from '@echonio/platform';
import { checkClock } from './checks/clock';
import { checkDatabaseSize } from './checks/disk';
import { checkExtensions } from './checks/extensions';
import { checkFiles, filesNotChecked } from './checks/files';
import { checkImports } from './checks/imports';
import { checkIndexes, checkPendingList } from './checks/indexes';
import { checkOwner, checkServingRole } from './checks/roles';
import { checkRowSecurity } from './checks/row-security';
import { checkMigrations, checkSchema } from './checks/schema';
import { checkServerTraits } from './checks/server';
import { checkConnections, checkLongTransactions, checkPrepared } from './checks/sessions';
import { checkAges, checkUpkeep } from './checks/upkeep';
import { sameDatabase } from './checks/same-database';
import { Finding, skip } from './finding';
import { Session } from './session';

export interface Opened {
  settings: Settings;
  /** The directory of files can be looked into. */
  hasFiles: boolean;
  /** The session of the user that serves; null when there was none to be had. */
  serving: Session | null;
  owner: Session;
  ownerUrl: string;
}

/** Asks the database everything, one check after another; one that fails doesn't keep the others from being made. */
export async function examineDatabase(opened: Opened): Promise<Finding[]> {
  const { settings, hasFiles, serving, owner, ownerUrl } = opened;
  const { ask } = owner;
  const findings: Finding[] = [];
  const look = async (check: string, work: () => Promise<Finding[]>): Promise<void> => {
    findings.push(...(await work().catch((error: unknown) => [unanswered(check, error)])));
  };
  let isSetUp = false;
  await look('postgresql', () => checkServerTraits(owner));
  await look('clock', () => checkClock(owner));
  if (serving && serving !== owner) await look('database', () => sameDatabase(serving, owner));
  await look('extensions', () => checkExtensions(owner));
  await look('migrations', async () => {
    const { findings: found, isComplete } = await checkMigrations(owner);
    isSetUp = isComplete;
    return found;
  });
  if (isSetUp) await look('schema', () => checkSchema(ownerUrl));
  if (serving) await look('serving role', () => checkServingRole(serving));
  await look('owner', () => checkOwner(owner));
  await look('row security', () => checkRowSecurity(owner));
  await look('indexes', () => checkIndexes(owner, isSetUp));
  if (isSetUp) await look('search index', () => checkPendingList(owner));
  await look('vacuum', () => checkUpkeep(owner, isSetUp));
  await look('transaction ids', () => checkAges(owner));
  await look('transactions', () => checkLongTransactions([ask, ...(serving ? [serving.ask] : [])]));
  await look('prepared', () => checkPrepared(owner));
  await look('connections', () => checkConnections(serving ?? owner, settings));
  if (isSetUp) await look('imports', () => checkImports(owner));
  await look('database size', () => checkDatabaseSize(ask, !settings.DATABASE_URL));
  if (!isSetUp)
    return [...findings, skip('imports', 'Not looked at, because the tables are not those of this version.')];
  if (!hasFiles)
    return [...findings, filesNotChecked('Not compared with their rows, because their directory is not there.')];
  await look('files', () => checkFiles(ask, settings));
  return findings;
}

function unanswered(check: string, error: unknown): Finding {
  const { message, code } = error as Error & { code?: string };
  const cure = code === '42501' ? 'Let DATABASE_OWNER_URL name the user that owns the tables.' : undefined;
  return skip(check, `Can't be told: ${message}.`, cure);
}
