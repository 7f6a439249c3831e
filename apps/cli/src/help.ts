import { Command } from './command';

const WIDTH = 30;

/** What the command line can do, for eyes. */
export function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => row(name, summary));
  return `Echonio Customers, operations by hand, beside a running server or without one.

  npm run --silent cli -- COMMAND [options]

${lines.join('\n')}

--help after a command tells its options. Results are lines of JSON on standard output (text by doctor without
--json), everything else goes to standard error. Exit codes: 0 done, 1 failed, 2 not understood, 3 some rows of a
file were rejected. Settings come from the environment and .env, as for the server.
`;
}

/** How one command is used, for eyes. */
export function helpOf({ name, summary, options, operands = [], notes }: Command): string {
  const usage = [
    ...operands.map((operand) => operand.name),
    ...Object.entries(options).map(([option, { required, value }]) => {
      const text = value === undefined ? `--${option}` : `--${option} ${value}`;
      return required ? text : `[${text}]`;
    }),
  ];
  const rows = [
    ...operands.map((operand) => row(operand.name, operand.help)),
    ...Object.entries(options).map(([option, { value, help }]) =>
      row(value === undefined ? `--${option}` : `--${option} ${value}`, help),
    ),
    row('--help', 'this text'),
  ];
  const closing = notes === undefined ? '' : `\n${notes}\n`;
  return `${summary}

  npm run --silent cli -- ${[name, ...usage].join(' ')}

${rows.join('\n')}
${closing}`;
}

const row = (left: string, right: string): string => `  ${left.padEnd(WIDTH)}  ${right}`;
