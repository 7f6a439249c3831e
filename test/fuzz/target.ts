import { send } from '../product/request.ts';
import type { TestReply, TestRequest } from '../product/request.ts';

const ANSWERS_WITHIN_MS = 30_000;

/** A running product and an operator who may do everything in an organization of his own. */
export class Target {
  readonly url: string;
  private readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  /** @throws when there is no answer */
  async send(method: string, path: string, request: TestRequest): Promise<TestReply> {
    const headers = { authorization: `Bearer ${this.token}`, ...request.headers };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${ANSWERS_WITHIN_MS / 1_000} s`)), ANSWERS_WITHIN_MS);
    });
    return Promise.race([send(this.url, method, path, { ...request, headers }), late]).finally(() =>
      clearTimeout(timer),
    );
  }
}
