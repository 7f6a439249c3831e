import { Client } from 'pg';
import { nodesOf, PlanNode } from './plan-of';
import { Tenant, TestApp } from './test-app';
import { urlOf } from './test-database';

/** A statement that a function ran, and its plan. */
export interface PlanInside {
  text: string;
  nodes: PlanNode[];
}

/** A session of the role that serves, inside an organization, that shows how the statements inside of functions were carried out. */
export class PlansInside {
  private readonly seen: PlanInside[] = [];

  private constructor(private readonly client: Client) {
    client.on('notice', ({ message }) => {
      const plan = message?.indexOf('plan:\n') ?? -1;
      if (plan < 0) return;
      const { 'Query Text': text, Plan } = JSON.parse(message!.slice(plan + 6)) as {
        'Query Text': string;
        Plan: PlanNode;
      };
      this.seen.push({ text, nodes: nodesOf(Plan) });
    });
  }

  static async open(app: TestApp, { organizationId }: Tenant): Promise<PlansInside> {
    const database = new URL(app.database.ownerUrl).pathname.slice(1);
    const client = new Client(urlOf(process.env.TEST_SUPERUSER_URL!, database));
    await client.connect();
    await client.query(`LOAD 'auto_explain'; SET client_min_messages = log; SET auto_explain.log_min_duration = 0;
      SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on; SET auto_explain.log_format = json;
      SET auto_explain.log_level = notice; SET ROLE echonio_app`);
    await client.query(`SELECT set_config('app.organization_id', $1, false)`, [organizationId]);
    return new PlansInside(client);
  }

  /** @returns the rows, and what the functions of the statement ran */
  async run<Row>(text: string, values: unknown[]): Promise<{ rows: Row[]; inside: PlanInside[] }> {
    this.seen.length = 0;
    const { rows } = await this.client.query(text, values);
    return { rows: rows as Row[], inside: this.seen.filter((statement) => statement.text !== text) };
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
