import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { filesDirectory, surveyFiles } from '@echonio/files';
import { Settings } from '@echonio/platform';
import { fail, Finding, many, orOk, skip, warn } from '../finding';
import { Ask } from '../session';

/** The directory of uploaded files: there, and writable for who serves. */
export async function checkFilesDirectory(settings: Settings): Promise<{ findings: Finding[]; isThere: boolean }> {
  const path = resolve(filesDirectory(settings));
  let fault: NodeJS.ErrnoException | undefined;
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => void (fault = error));
  const failed = (finding: string, cure: string): { findings: Finding[]; isThere: boolean } => ({
    findings: [fail('files directory', finding, cure)],
    isThere: false,
  });
  if (!found) {
    if (fault?.code !== 'ENOENT') return failed(`${path} can't be reached: ${fault?.message}.`, `Run: ls -ld ${path}`);
    const cure = `Check DATA_DIR and FILES_DIR; a first start makes it, and from a backup: cp -r backup/files ${path}`;
    return { findings: [warn('files directory', `${path} isn't there.`, cure)], isThere: false };
  }
  if (!found.isDirectory()) return failed(`${path} is no directory.`, 'Let FILES_DIR or DATA_DIR name a directory.');
  const user = process.getuid?.();
  const mayWrite = await access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) return failed(`This user may not write to ${path}.`, `As root: chown -R ${user} ${path}`);
  const findings: Finding[] = [];
  if (user !== undefined && found.uid !== user) {
    const finding = `${path} belongs to user ${found.uid}, and this is user ${user}: what one writes the other may not read.`;
    findings.push(
      warn('files directory', finding, `Run doctor and server as one user, or, as root: chown -R ${user} ${path}`),
    );
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    findings.push(warn('files directory', `Other users may look into ${path}.`, `Run: chmod 700 ${path}`));
  }
  return { findings: orOk(findings, 'files directory', `${path} is there and can be written to.`), isThere: true };
}

const SAMPLE = 1_000;
const FILES = `SELECT count(*)::float8 AS count FROM files`;
/** Files younger than that may just be coming or going. */
const SETTLED_MS = 6 * 3_600_000;

/** Whether files and rows belong together: the newest rows, and as many files as are met first. */
export async function checkFiles(ask: Ask, settings: Settings): Promise<Finding[]> {
  const [{ count }] = (await ask<{ count: number }>(FILES)) as [{ count: number }];
  const { looked, missing, damaged, met, strays } = await surveyFiles(settings, ask, SAMPLE, SETTLED_MS);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    const finding = `${many(missing.length, 'file')} of ${looked.toLocaleString('en-US')} looked at are missing on the disk: ${some(missing)}.`;
    findings.push(fail('files', finding, `From a backup: cp -rn backup/files/. ${resolve(filesDirectory(settings))}/`));
  }
  if (damaged.length > 0) {
    const finding = `${many(damaged.length, 'file')} on the disk aren't as long as they were: ${some(damaged)}.`;
    findings.push(fail('files', finding, `From a backup: cp -r backup/files/. ${resolve(filesDirectory(settings))}/`));
  }
  if (strays > 0) {
    const finding = `${many(strays, 'file')} of ${met.toLocaleString('en-US')} met on the disk have no row.`;
    findings.push(warn('files', finding, 'Start a server (npm start): it sweeps them away within an hour.'));
  }
  const all = looked === count ? 'all of them' : `the newest ${looked.toLocaleString('en-US')}`;
  return orOk(findings, 'files', `${many(count, 'file')}; ${all} are on the disk, and none there without a row.`);
}

const some = (ids: string[]): string => ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '');

export const filesNotChecked = (why: string): Finding => skip('files', why);
