import { LoggerService } from '@nestjs/common';
import { Logger } from 'pino';

/** Those who tell at start of every module and route. */
const FRAMEWORK = new Set<unknown>([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's own log lines, and those of `new Logger('Name')`, in the same JSON. An object given first becomes the line's fields. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((each): each is string => typeof each === 'string');
    const context = texts.at(-1);
    if (message instanceof Error) return this.logger[level]({ context, error: message }, message.constructor.name);
    if (typeof message === 'object')
      return this.logger[level]({ context, ...message }, texts.length > 1 ? texts[0] : '');
    this.logger[level]({ context }, String(message));
  }
}
