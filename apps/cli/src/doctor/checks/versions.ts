import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productDirectory } from '@echonio/platform';
import { fail, Finding, ok, skip, warn } from '../finding';

interface Package {
  version: string;
  engines: { node: string; npm: string };
}

/** What package.json says of the product. */
export const productPackage = (): Package =>
  JSON.parse(readFileSync(join(productDirectory(), 'package.json'), 'utf8')) as Package;

/**
 * The versions of Node.js and npm beside those that package.json asks for.
 * @param agent what npm calls itself to the scripts that it starts (`npm_config_user_agent`)
 */
export function checkVersions(node: string, agent: string | undefined, { engines } = productPackage()): Finding[] {
  const npm = /\bnpm\/(\d[\d.]*)/.exec(agent ?? '')?.[1];
  return [checkNode(node, leastOf(engines.node)), checkNpm(npm, leastOf(engines.npm))];
}

function checkNode(node: string, least: string): Finding {
  if (!isOlder(node, least)) return ok('node', `Node.js ${node}.`);
  const cure = 'Start it through npm after "npm ci", which brings its own Node.js, or install a newer one.';
  return fail('node', `Node.js ${node} is older than ${least}, which the product needs.`, cure);
}

function checkNpm(npm: string | undefined, least: string): Finding {
  if (npm === undefined) return skip('npm', 'Not started through npm, so its version is not known.');
  if (!isOlder(npm, least)) return ok('npm', `npm ${npm}.`);
  const finding = `npm ${npm} is older than ${least}: it runs the install scripts of packages that package.json doesn't allow.`;
  return warn('npm', finding, `Run: npm install --global npm@${least.split('.')[0]}`);
}

const leastOf = (range: string): string => range.replace(/^>=/, '');

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
