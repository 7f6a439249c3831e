// The first import of every entry: it must load in a Node that can't load the rest, so no newer syntax here.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = engines.node.replace(/^>=/, '');

if (isOlder(process.versions.node, needed)) {
  console.error(
    `Node.js ${needed} or newer is needed and this is ${process.versions.node}: ` +
      'run it through npm after "npm ci", which brings its own Node.js, or install a newer one.',
  );
  process.exit(1);
}

function isOlder(version, least) {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor = 0] = least.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
