import { ProblemError } from './problem.ts';

/** What openapi-fetch gives for a call. */
export interface CallResult<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * What a call gave back, for those who like exceptions better than looking at `error`:
 * `const customer = await unwrap(api.GET('/v1/customers/{customerId}', …))`.
 * @throws ProblemError when the API refused it
 */
export async function unwrap<Data>(call: Promise<CallResult<Data>>): Promise<Exclude<Data, undefined>> {
  return (await answered(call)).data;
}

/** As `unwrap`, with the response and its headers beside the data. */
export async function answered<Data>(
  call: Promise<CallResult<Data>>,
): Promise<{ data: Exclude<Data, undefined>; response: Response }> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(response, error);
  return { data: data as Exclude<Data, undefined>, response };
}
