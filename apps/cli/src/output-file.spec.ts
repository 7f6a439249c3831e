import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFile } from './output-file';

let directory: string;
let path: string;
const never = new AbortController().signal;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'echonio-output-'));
  path = join(directory, 'out.csv');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function* chunksOf(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

const write = async (chunks: AsyncIterable<Buffer>, signal = never): Promise<number> =>
  (await OutputFile.create(path)).write(chunks, signal);

it('has its name only when it is whole', async () => {
  async function* watched(): AsyncGenerator<Buffer> {
    yield Buffer.from('half ');
    expect(await readdir(directory)).toEqual([expect.stringMatching(/^out\.csv\.[0-9a-f]{8}\.part$/)]);
    yield Buffer.from('and half');
  }
  expect(await write(watched())).toBe(13);
  expect(await readdir(directory)).toEqual(['out.csv']);
  expect(await readFile(path, 'utf8')).toBe('half and half');
});

it('leaves what was there alone when it fails or is stopped, and nothing else behind', async () => {
  await writeFile(path, 'old');
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('new');
    throw new Error('the source is gone');
  }
  await expect(write(broken())).rejects.toThrow('the source is gone');
  await expect(write(chunksOf('new'), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  await (await OutputFile.create(path)).discard();
  expect(await readdir(directory)).toEqual(['out.csv']);
  expect(await readFile(path, 'utf8')).toBe('old');
});

it('takes the place of a file with its mode, also behind a link', async () => {
  const target = join(directory, 'target.csv');
  await writeFile(target, 'old');
  await chmod(target, 0o600);
  await symlink(target, path);
  await write(chunksOf('new'));
  expect(await readFile(target, 'utf8')).toBe('new');
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  expect((await readdir(directory)).sort()).toEqual(['out.csv', 'target.csv']);
});

it('never replaces a device', async () => {
  path = '/dev/null';
  expect(await write(chunksOf('all', ' gone'))).toBe(8);
  expect((await stat(path)).isCharacterDevice()).toBe(true);
});

it.each([
  ['missing/out.csv', `can't be written: there is no such file or directory.`],
  ['folder', `can't be written: it is a directory.`],
  ['plain/out.csv', `can't be written: a part of its path is not a directory.`],
])('%s %s', async (name, sentence) => {
  await mkdir(join(directory, 'folder'));
  await writeFile(join(directory, 'plain'), '');
  await expect(OutputFile.create(join(directory, name))).rejects.toThrow(`"${join(directory, name)}" ${sentence}`);
  expect((await readdir(directory)).sort()).toEqual(['folder', 'plain']);
});
