import { Permission, PERMISSIONS } from '@echonio/access';
import { ApiOperation, guardedOperations } from '../support/isolation/api-operations';
import { FurnishedTenant, furnishedTenant } from '../support/isolation/furnished-tenant';
import { NEEDS, NEEDS_ONE } from '../support/isolation/needs';
import { requestFor } from '../support/isolation/requests';
import { StoredRows, storedRows } from '../support/isolation/stored-rows';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let ours: FurnishedTenant;
/** Operators by what they may. */
const operators = new Map<string, Tenant>();

beforeAll(async () => {
  app = await TestApp.start();
  ours = await furnishedTenant(app);
});
afterAll(() => app.close());

async function who(permissions: Permission[]): Promise<Tenant> {
  const key = permissions.join();
  const known = operators.get(key) ?? (await app.operator(ours.tenant.organizationId, permissions));
  operators.set(key, known);
  return known;
}

async function ask(operation: ApiOperation, tenant: Tenant): Promise<TestReply> {
  const { method, path, request } = requestFor(operation, (thing) => ours.ids[thing]);
  return tenant.send(method, path, request);
}

const ALL = PERMISSIONS.filter((permission) => permission !== 'superuser');
const allBut = (...lacking: Permission[]): Permission[] => ALL.filter((permission) => !lacking.includes(permission));

/** Each permission that an operation needs, missing alone. */
const lacking = guardedOperations.flatMap((operation) => {
  const one = NEEDS_ONE[operation.name];
  const sets = one ? [one] : (NEEDS[operation.name] ?? []).map((permission) => [permission]);
  return sets.map((missing) => ({ operation, missing, name: `${operation.name} without ${missing.join()}` }));
});

describe('an operator who may do everything but what is needed', () => {
  let before: StoredRows;

  beforeAll(async () => {
    for (const { missing } of lacking) await who(allBut(...missing));
    before = await storedRows(app);
  });

  it.each(lacking)('is refused, and nothing is written: $name', async ({ operation, missing }) => {
    const reply = await ask(operation, await who(allBut(...missing)));
    expect(reply).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    for (const permission of missing) expect(reply.body.detail).toContain(permission);
    expect(await storedRows(app)).toEqual(before);
  });
});

describe('what each operation needs', () => {
  it('is known for all that change something, and documented', () => {
    const unknown = guardedOperations.filter(
      ({ method, name }) => method !== 'GET' && !(name in NEEDS) && !(name in NEEDS_ONE),
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
    for (const { name, permissions } of guardedOperations)
      expect({ name, needs: NEEDS[name] ?? [] }).toEqual({ name, needs: expect.arrayContaining(permissions) });
    const names = guardedOperations.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(NEEDS), ...Object.keys(NEEDS_ONE)]));
  });

  it('is enough, in turn for each', async () => {
    const faults: string[] = [];
    for (const operation of guardedOperations) {
      for (const needed of NEEDS_ONE[operation.name]?.map((one) => [one]) ?? [NEEDS[operation.name] ?? []]) {
        const reply = await ask(operation, await who(needed));
        const expected = operation.name === 'POST /v1/imports/{importId}/cancel' ? [409] : [200, 201, 202];
        if (!expected.includes(reply.status))
          faults.push(`${operation.name} with ${needed.join()}: ${reply.status} ${reply.text}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
