import { readSettings, SettingsError } from './read-settings';

const faultOf = (environment: Record<string, string>): string => {
  try {
    readSettings(environment);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
};

describe('settings', () => {
  it('have defaults, also for blank variables', () => {
    expect(readSettings({ PORT: ' ', HOST: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1' });
    expect(readSettings({ PORT: ' 8080 ' }).PORT).toBe(8080);
  });

  it('name every variable at fault in one sentence', () => {
    expect(faultOf({ PORT: 'abc', LOG_LEVEL: 'loud', DATABASE_POOL_SIZE: '0' })).toBe(
      'The environment is not usable: PORT must be an integer number, not "abc"; ' +
        'LOG_LEVEL must be one of the following values: fatal, error, warn, info, debug, trace, silent, not "loud"; ' +
        'DATABASE_POOL_SIZE must not be less than 1, not "0".',
    );
    expect(faultOf({ PORT: '65536' })).toContain('PORT must not be greater than 65535');
    expect(faultOf({ DATABASE_OWNER_URL: 'postgres://localhost/x' })).toContain('needs DATABASE_URL');
  });

  it('keep passwords out of their faults', () => {
    expect(faultOf({ DATABASE_URL: 'mysql://neda:secret@localhost/x' })).toBe(
      'The environment is not usable: DATABASE_URL must be a postgres:// URL, not "…@localhost/x".',
    );
    expect(faultOf({ DATABASE_URL: 'neda:secret@localhost' })).not.toContain('secret');
  });
});
