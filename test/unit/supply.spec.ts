import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  license?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
  resolved?: string;
  integrity?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(__dirname, '../..', name), 'utf8')) as T;
const locked = Object.entries(read<{ packages: Record<string, LockedPackage> }>('package-lock.json').packages).filter(
  ([path]) => path !== '',
);

/** Licences that ask for no more than to be named. */
const LICENCES =
  /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|PostgreSQL|CC0-1\.0|Unlicense|Python-2\.0)( (OR|AND) .+)?\)?$/;

/** Packages whose metadata says it in an older form, as looked up in their files. */
const LOOKED_UP: Record<string, string> = { 'node_modules/passport-strategy': 'MIT', 'node_modules/pause': 'MIT' };

describe('what is installed', () => {
  it('has a licence that lets the product be embedded', () => {
    const others = locked.filter(
      ([path, { dev, license }]) => !dev && !LICENCES.test(license ?? LOOKED_UP[path] ?? ''),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('runs no script when it is installed, but for those that are named', () => {
    const allowed = Object.keys(read<{ allowScripts: object }>('package.json').allowScripts).map((name) =>
      name.replace(/(.)@.*$/, '$1'),
    );
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(withScript.filter((path) => !allowed.some((name) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('is pinned by a digest', () => {
    expect(locked.filter(([, { resolved, integrity }]) => resolved && !integrity).map(([path]) => path)).toEqual([]);
  });
});
