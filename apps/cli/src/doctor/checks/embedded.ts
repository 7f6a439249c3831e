import { EmbeddedState } from '@echonio/platform';
import { Finding, many, ok, warn } from '../finding';

/** What the embedded server was doing before this look. */
export function judgeEmbedded({ exists, port, users, clusterDir }: EmbeddedState): Finding {
  if (!exists) {
    return warn(
      'embedded server',
      'There is no database yet.',
      'Run: npm start, which makes one; or set DATABASE_URL.',
    );
  }
  if (port === undefined) {
    return ok('embedded server', `Not running before; started for this look and stopped again (${clusterDir}).`);
  }
  if (users > 0) return ok('embedded server', `Runs on port ${port}, for ${many(users, 'process', 'processes')}.`);
  const finding = `Runs on port ${port} and nobody uses it: a process was killed.`;
  return warn(
    'embedded server',
    finding,
    'Start the product and stop it again (npm start, Ctrl-C): it attaches, and stops it as the last.',
  );
}
