/** What a log line tells of an error: never the values that it carries, which may be someone's name or phone number. */
export interface ErrorDescription {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  table?: string;
  stack?: string;
  cause?: ErrorDescription;
}

const DATA_EXCEPTION = /^22/;

/** Describes any thrown value; PostgreSQL's errors are told by code and constraint, because its messages quote the input. */
export function describeError(thrown: unknown): ErrorDescription {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'not an error' };
  const { code, constraint, table, cause } = thrown as Error &
    Record<'code' | 'constraint' | 'table', string | undefined>;
  return {
    type: thrown.constructor.name,
    message: messageOf(thrown, code),
    code,
    constraint,
    table,
    stack: framesOf(thrown),
    cause: cause === undefined ? undefined : describeError(cause),
  };
}

function messageOf(error: Error, code: string | undefined): string {
  if (DATA_EXCEPTION.test(code ?? '')) return 'a value was refused by the database';
  return error.message.split('\n', 1)[0]!.slice(0, 300);
}

const framesOf = (error: Error): string | undefined =>
  error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
