import { existsSync } from 'node:fs';
import { Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const PACKAGE = '@sparticuz/chromium';

// Root can't have Chromium's sandbox, and containers have little shared memory.
const ARGUMENTS = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/**
 * How to start a Chromium: that of `CHROMIUM_PATH`, or one of this machine, or one that is installed as a package. Null, with the reason on
 * standard output, where there is none.
 */
export function findChromium(): (() => Promise<Browser>) | null {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which isn't there.`);
  const found = named ?? PLACES.find((place) => existsSync(place));
  if (found) return () => chromium.launch({ executablePath: found, args: ARGUMENTS });
  if (isInstalled(PACKAGE)) return launchFromPackage;
  process.stdout.write(
    `\n*** Tests in a browser are SKIPPED: no Chromium was found at ${PLACES.join(', ')}. CHROMIUM_PATH may name one.\n\n`,
  );
  return null;
}

function isInstalled(name: string): boolean {
  try {
    return Boolean(require.resolve(name));
  } catch {
    return false;
  }
}

async function launchFromPackage(): Promise<Browser> {
  const { default: packaged } = (await import(PACKAGE)) as {
    default: { args: string[]; executablePath(): Promise<string> };
  };
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args });
}
