import { ReplyCheck } from '../product/reply-check.ts';
import type { TestReply } from '../product/request.ts';
import { apiDocument } from './operations.ts';
import type { FuzzRequest } from './requests.ts';

const check = new ReplyCheck(apiDocument);

/** What is wrong with a reply, whatever the request was; undefined when nothing is. */
export function faultOf({ method, path, body }: FuzzRequest, reply: TestReply): string | undefined {
  if (reply.status >= 500) return `${reply.status} ${reply.text.slice(0, 300)}`;
  try {
    check.check(method, path, reply);
  } catch (error) {
    return (error as Error).message;
  }
  if (!reply.headers['x-request-id']) return 'no x-request-id';
  if (method === 'HEAD' || reply.status < 400) return undefined;
  if (reply.headers['content-type'] !== 'application/problem+json; charset=utf-8') return 'no problem';
  const { errors, code } = reply.body as { errors?: { field: string; message: string }[]; code?: string };
  if (reply.status === 400 && body && !named(errors)) return `names no field: ${reply.text.slice(0, 300)}`;
  if (code === undefined) return 'no code';
  return undefined;
}

const named = (errors?: { field: string; message: string }[]): boolean =>
  !!errors?.length && errors.every(({ field, message }) => field !== '' && message !== '');
