import { Writable } from 'node:stream';
import { createLogger } from './logger';

const linesOf = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  let text = '';
  const sink = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  write(createLogger({ LOG_LEVEL: 'info' }, sink));
  return text;
};

describe('log lines', () => {
  it('tell a database error by its code, not by the values it quotes', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "Neda Yari"'), {
      code: '22P02',
      detail: 'Key (name)=(Neda Yari) exists',
      parameters: ['+989121234567'],
      cause: Object.assign(new Error('nested'), { parameters: ['+989121234567'] }),
    });
    const line = linesOf((logger) => logger.error({ error }, 'request failed'));
    expect(JSON.parse(line).error).toMatchObject({ code: '22P02', message: 'a value was refused by the database' });
    expect(line).not.toMatch(/Neda|98912/);
  });

  it('hide tokens and stay one line each', () => {
    const line = linesOf((logger) =>
      logger.info({ headers: { authorization: 'Bearer ech_x' }, route: 'a\r\n{"level":"fatal"}' }),
    );
    expect(line).not.toContain('ech_x');
    expect(line.trim().split('\n')).toHaveLength(1);
  });
});
