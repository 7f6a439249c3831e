import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['apps', 'libs'];
const GUIDES = 'docs';
const FILES = /^(ormconfig\.ts|package-lock\.json|nest-cli\.json|tsconfig.*\.json)$/;
const NOT_COMPILED = /\.spec\.ts$|^libs\/api-client\//;

/**
 * SHA-256 over the path and content of everything the build reads, or null where there are no sources. Content and not
 * times: a checkout, a copy or a deleted file must not pass for a fresh build.
 */
export function sourceDigest(root) {
  if (!FOLDERS.every((folder) => existsSync(join(root, folder)))) return null;
  const hash = createHash('sha256');
  for (const path of sourcePaths(root)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function sourcePaths(root) {
  const paths = readdirSync(root).filter((name) => FILES.test(name));
  if (existsSync(join(root, GUIDES)))
    for (const name of readdirSync(join(root, GUIDES))) if (name.endsWith('.md')) paths.push(`${GUIDES}/${name}`);
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        paths.push(
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll('\\', '/'),
        );
    }
  }
  return paths.filter((path) => !NOT_COMPILED.test(path)).sort();
}
