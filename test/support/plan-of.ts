import { RequestContext, Statement, TenantDatabase } from '@echonio/platform';
import { Tenant, TestApp } from './test-app';

/** A node of a plan as `EXPLAIN (FORMAT JSON, ANALYZE)` shows it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

/** The plan of the statement that a request sends, made as the role that serves and inside an entered transaction: all of its nodes. */
export async function planOf(app: TestApp, tenant: Tenant, path: string): Promise<PlanNode[]> {
  const database = app.nest.get(TenantDatabase);
  const sent = jest.spyOn(database, 'run');
  try {
    const reply = await tenant.get(path);
    if (reply.status !== 200) throw new Error(reply.text);
    const [context, { text }, values] = sent.mock.calls.at(-1) as [RequestContext, Statement, unknown[]];
    const explained = { text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}` };
    const [row] = await database.run<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(context, explained, values);
    return nodesOf(row!['QUERY PLAN'][0].Plan);
  } finally {
    sent.mockRestore();
  }
}

export const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
