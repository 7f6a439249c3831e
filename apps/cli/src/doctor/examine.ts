import { inspectSettings, lookAtEmbeddedServer, Settings, startEmbeddedServer } from '@echonio/platform';
import { connectionFault } from './checks/connection';
import { checkDisks } from './checks/disk';
import { judgeEmbedded } from './checks/embedded';
import { checkFilesDirectory } from './checks/files';
import { checkSettings } from './checks/settings';
import { checkVersions } from './checks/versions';
import { examineDatabase } from './examine-database';
import { Finding, skip } from './finding';
import { openSession, Session } from './session';
import { filesDirectory } from '@echonio/files';

/** Looks at everything that can be looked at, and changes nothing. @param log is told what takes a while */
export async function examine(variables: NodeJS.ProcessEnv, log: (line: string) => void): Promise<Finding[]> {
  const settings = usableSettings(variables);
  const directory = await checkFilesDirectory(settings);
  const place = { settings, hasFiles: directory.isThere };
  const database = settings.DATABASE_URL
    ? await examineOwn(place, settings.DATABASE_URL, settings.ownerUrl!)
    : await examineEmbedded(place, log);
  return [
    ...checkSettings(variables),
    ...checkVersions(process.versions.node, variables.npm_config_user_agent),
    ...database.findings,
    ...directory.findings,
    ...(await checkDisks([
      { what: 'DATA_DIR', path: settings.DATA_DIR },
      { what: 'Files', path: filesDirectory(settings) },
      ...(database.clusterDir === undefined ? [] : [{ what: 'The embedded database', path: database.clusterDir }]),
    ])),
  ];
}

/** With the defaults in the place of what can't be used. */
function usableSettings(variables: NodeJS.ProcessEnv): Settings {
  const unusable = new Set(inspectSettings(variables).faults.map(({ name }) => name));
  const rest = Object.entries(variables).filter(([name]) => !unusable.has(name));
  return inspectSettings(Object.fromEntries(rest)).settings;
}

interface Place {
  settings: Settings;
  hasFiles: boolean;
}

interface Examined {
  findings: Finding[];
  clusterDir?: string;
}

async function examineOwn(place: Place, appUrl: string, ownerUrl: string): Promise<Examined> {
  const faults: Finding[] = [];
  const open = async (variable: string, url: string): Promise<Session | null> =>
    openSession(url).catch((error: unknown) => {
      faults.push(connectionFault(variable, error));
      return null;
    });
  const serving = await open('DATABASE_URL', appUrl);
  const owner = ownerUrl === appUrl ? serving : await open('DATABASE_OWNER_URL', ownerUrl);
  try {
    if (!owner)
      return { findings: [...faults, skip('database', 'Its checks were left out, because it has to be asked.')] };
    return { findings: [...faults, ...(await examineDatabase({ ...place, serving, owner, ownerUrl }))] };
  } finally {
    for (const session of new Set([serving, owner])) await session?.client.end();
  }
}

async function examineEmbedded(place: Place, log: (line: string) => void): Promise<Examined> {
  const dataDir = place.settings.DATA_DIR;
  const state = await lookAtEmbeddedServer(dataDir);
  const { clusterDir } = state;
  const findings = [judgeEmbedded(state)];
  if (!state.exists)
    return { findings: [...findings, skip('database', 'Its checks were left out, because there is none.')] };
  const port = place.settings.EMBEDDED_DATABASE_PORT || undefined;
  const faults: Finding[] = [];
  const server = await startEmbeddedServer({ dataDir, port, log, mode: 'visitor' }).catch((error: Error) => {
    faults.push(connectionFault('DATA_DIR', { message: error.message.replace(/\.$/, '') }));
    return null;
  });
  if (!server) return { findings: [...findings, ...faults, skip('database', 'Its checks were left out.')], clusterDir };
  try {
    const { findings: asked } = await examineOwn(place, server.appUrl, server.ownerUrl);
    return { findings: [...findings, ...asked], clusterDir };
  } finally {
    await server.leave();
  }
}
