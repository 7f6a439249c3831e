import { Client } from 'pg';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Administration, Permission } from '@echonio/access';
import { CustomersService } from '@echonio/customers';
import { RequestContext, Settings } from '@echonio/platform';
import { TagsService } from '@echonio/tags';
import { DEMO_CUSTOMERS, DEMO_TAGS } from './demo-data';

/** Any constant that all processes of this product agree on, and no other lock of theirs has. */
const FIRST_BOOT_LOCK = 4_207_215_002;

const ORGANIZATION = 'Demo';
const OPERATORS: { name: string; permissions: Permission[]; may: string }[] = [
  { name: 'Administrator', permissions: ['superuser'], may: 'may do everything' },
  { name: 'Reader', permissions: [], may: 'may only read' },
];

/**
 * Fills an empty database for a first look: an organization with operators, tags and customers. Of several processes that start at once
 * one does it; what a process that died had begun is done anew.
 * @returns what to tell the operator, with the tokens, which can't be shown again; nothing when there was no need
 */
export async function firstBoot(app: NestFastifyApplication, settings: Settings, ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'echonio-customers' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [FIRST_BOOT_LOCK]);
    const administration = new Administration(client);
    if (!(await isUntouched(administration))) return [];
    return await fill(app, administration, settings.DEFAULT_REGION);
  } finally {
    await client.end();
  }
}

/** No organization yet, or the beginnings of the one of a first boot that died: the tokens are made last. */
async function isUntouched(administration: Administration): Promise<boolean> {
  const organizations = await administration.organizations();
  const [only] = organizations;
  if (!only) return true;
  if (organizations.length > 1 || only.name !== ORGANIZATION) return false;
  const operators = await administration.operators(only.id);
  const ours = operators.map(({ name }) => name).join() === OPERATORS.map(({ name }) => name).join();
  if (!ours || (await administration.hadTokens(only.id))) return false;
  await administration.removeOrganization(only.id);
  return true;
}

async function fill(app: NestFastifyApplication, administration: Administration, region: string): Promise<string[]> {
  const { organizationId, operatorIds } = await administration.transaction(() => staff(administration, region));
  await addCustomers(app, RequestContext.ofBackground(organizationId, operatorIds[0]!));
  const tokens = await administration.transaction(async () => {
    const made: string[] = [];
    for (const id of operatorIds) made.push((await administration.createToken(organizationId, id)).token);
    return made;
  });
  return [
    `The organization "${ORGANIZATION}" was made for a first look, with ${DEMO_CUSTOMERS.length} customers.`,
    'The tokens of its operators are shown this once:',
    ...OPERATORS.map(({ name, may }, index) => `  ${name} (${may})`.padEnd(36) + tokens[index]!),
    '',
  ];
}

async function staff(
  administration: Administration,
  region: string,
): Promise<{ organizationId: string; operatorIds: string[] }> {
  const { id: organizationId } = await administration.ensureOrganization(ORGANIZATION, region);
  const operatorIds: string[] = [];
  for (const { name, permissions } of OPERATORS) {
    operatorIds.push(await administration.createOperator(organizationId, name, permissions));
  }
  return { organizationId, operatorIds };
}

/** By the rules that requests go by, so that they are found and have a timeline. */
async function addCustomers(app: NestFastifyApplication, ctx: RequestContext): Promise<void> {
  const tagIds = new Map<string, string>();
  for (const tag of DEMO_TAGS) {
    const { body } = await app.get(TagsService, { strict: false }).create(ctx, tag);
    tagIds.set(tag.title, body.id);
  }
  const customers = app.get(CustomersService, { strict: false });
  for (const { tags, identity, contacts } of DEMO_CUSTOMERS) {
    await customers.create(ctx, { identity, contacts, tagsIds: tags.map((title) => tagIds.get(title)) }, false);
  }
}
