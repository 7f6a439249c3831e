import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SETTING_NAMES } from '../../libs/platform/src/config/read-settings';
import { Settings } from '../../libs/platform/src/config/settings';

const lines = readFileSync(join(__dirname, '../../.env.example'), 'utf8').split('\n');
const variables = lines.map((line) => /^# ([A-Z_]+)=(.*)$/.exec(line)).filter((match) => match !== null);
const documented = Object.fromEntries(variables.map(([, name, value]) => [name, value]));

describe('.env.example', () => {
  it('names every setting once, with its default', () => {
    const defaults = new Settings() as unknown as Record<string, unknown>;
    expect(documented).toEqual(Object.fromEntries(SETTING_NAMES.map((name) => [name, String(defaults[name] ?? '')])));
    expect(variables).toHaveLength(SETTING_NAMES.length);
  });

  it('can be used as it is, and with every line uncommented', () => {
    expect(readSettings(documented)).toEqual(readSettings({}));
  });

  it('explains each variable right above it', () => {
    variables.forEach(([line]) => {
      const above = lines[lines.indexOf(line) - 1]!;
      expect(above).toMatch(/^# [^=]{15,}$/);
    });
  });
});
