import { leadingTexts } from './pg-messages.ts';
import type { PgMessage } from './pg-messages.ts';

/** Statements that stand in every transaction; they are named with the one that they belong to. */
const FRAME = /^(BEGIN|COMMIT|ROLLBACK|enter_|take_role)/;

/** Follows what one client sends and is answered, and names each step of it. */
export class WireSteps {
  private readonly texts = new Map<string, string>();
  private bound = '';
  private latest = '';
  private readonly unanswered: string[] = [];

  /** Names the messages that go to the server together. @returns a name for each; undefined where nothing is done */
  name(group: readonly PgMessage[]): (string | undefined)[] {
    const names = group.map((message) => this.nameOf(message));
    const main = names.find((name) => name !== undefined && !FRAME.test(name)) ?? this.latest;
    return names.map((name) => {
      if (name === undefined) return undefined;
      if (!FRAME.test(name)) this.latest = name;
      const full = FRAME.test(name) ? `${name} of ${/^(COMMIT|ROLLBACK)/.test(name) ? this.latest : main}` : name;
      if (!name.startsWith('Copy')) this.unanswered.push(full);
      return full;
    });
  }

  /** @returns the step that a message of the server answers; undefined when it answers none */
  answered({ type }: PgMessage): string | undefined {
    if (type === 'C' || type === 'I' || type === 's') return this.unanswered.shift();
    if (type === 'G') return 'COPY begun';
    // An error ends the group, and nothing else of it is answered.
    if (type === 'Z') this.unanswered.length = 0;
    return undefined;
  }

  private nameOf(message: PgMessage): string | undefined {
    switch (message.type) {
      case 'P': {
        const [name, text] = leadingTexts(message, 2) as [string, string];
        this.texts.set(name, name === '' ? firstWord(text) : name);
        return undefined;
      }
      case 'B': {
        const [, statement] = leadingTexts(message, 2) as [string, string];
        this.bound = this.texts.get(statement) ?? statement;
        return undefined;
      }
      case 'E':
        return this.bound;
      case 'Q':
        return firstWord(leadingTexts(message, 1)[0]!);
      case 'd':
        return 'CopyData';
      case 'c':
        return 'CopyDone';
      default:
        return undefined;
    }
  }
}

const firstWord = (text: string): string => /\w+/.exec(text)?.[0] ?? 'nothing';
