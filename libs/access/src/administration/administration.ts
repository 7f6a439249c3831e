import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import {
  ConflictError,
  FieldError,
  NotFoundError,
  readText,
  Statement,
  uuidv7,
  ValidationError,
} from '@echonio/platform';
import { createAccessToken } from '../access-token';
import { Operator, OperatorPage, TokenEntry } from '../operator';
import { inOrder, isSuperuser, requireSuperuserLeft } from '../operator-rules';
import { LIST_OPERATORS, LOCK_OPERATORS, REMOVE_OPERATOR, UPDATE_OPERATOR } from '../operator.sql';
import { Permission } from '../permissions';
import { INSERT_TOKEN } from '../token.sql';
import * as sql from './administration.sql';

export interface OrganizationEntry {
  id: string;
  name: string;
  defaultRegion: string;
  createdAt: string;
  operators: number;
  customers: number;
}

/** A token in a list over operators. */
export interface OperatorTokenEntry extends TokenEntry {
  operatorId: string;
  operator: string;
}

/** What was found or made. */
export interface Ensured {
  id: string;
  created: boolean;
}

/**
 * Organizations, operators and tokens as the owner of the tables sees them: over all organizations, without a token of its own. For the
 * command line and the first start, never for requests.
 */
export class Administration {
  /** @param client a connected session of the owner; statements of one administration run one after the other */
  constructor(private readonly client: Pick<Client, 'query'>) {}

  /** All or nothing. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('BEGIN');
    try {
      const result = await work();
      await this.client.query('COMMIT');
      return result;
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  organizations(): Promise<OrganizationEntry[]> {
    return this.run<OrganizationEntry>(sql.LIST_ORGANIZATIONS);
  }

  /** @returns its id @throws NotFoundError */
  async organization(name: string): Promise<string> {
    const [found] = await this.run<{ id: string }>(sql.FIND_ORGANIZATION, name);
    if (!found) throw new NotFoundError(`organization: "${name}"`);
    return found.id;
  }

  /**
   * Makes an organization with its counters, or finds the one of that name, which keeps its region.
   * @param region ISO 3166, set once
   */
  async ensureOrganization(name: string, region: string): Promise<Ensured> {
    const values = [uuidv7(), nameOf(name), region];
    const [made] = await this.run<{ id: string }>(sql.INSERT_ORGANIZATION, ...values);
    return made ? { id: made.id, created: true } : { id: await this.organization(nameOf(name)), created: false };
  }

  /** With everything in it. */
  async removeOrganization(id: string): Promise<void> {
    await this.run(sql.REMOVE_ORGANIZATION, id);
  }

  async operators(organizationId: string): Promise<Operator[]> {
    const [page] = await this.run<OperatorPage>(LIST_OPERATORS, organizationId, 0, null);
    return page!.items;
  }

  /** @returns its id @throws NotFoundError */
  async operator(organizationId: string, name: string): Promise<string> {
    const [found] = await this.run<{ id: string }>(sql.FIND_OPERATOR_BY_NAME, organizationId, name);
    if (!found) throw new NotFoundError(`operator: "${name}"`);
    return found.id;
  }

  /** Makes an operator, or gives the one of that name these permissions instead of its own. @throws ConflictError (last superuser) */
  async ensureOperator(organizationId: string, name: string, permissions: Permission[]): Promise<Ensured> {
    const wanted = inOrder(permissions);
    const values = [organizationId, uuidv7(), nameOf(name), wanted];
    const [made] = await this.run<{ id: string }>(sql.INSERT_NEW_OPERATOR, ...values);
    if (made) return { id: made.id, created: true };
    const id = await this.operator(organizationId, nameOf(name));
    const { target, superusers } = await this.lock(organizationId, id);
    if (!isDeepStrictEqual(target.permissions, wanted)) {
      requireSuperuserLeft(superusers, target, { permissions: wanted });
      await this.run(UPDATE_OPERATOR, organizationId, id, target.name, wanted);
    }
    return { id, created: false };
  }

  /** @throws ConflictError when the organization has an operator of that name */
  async createOperator(organizationId: string, name: string, permissions: Permission[]): Promise<string> {
    const values = [organizationId, uuidv7(), nameOf(name), inOrder(permissions)];
    const [made] = await this.run<{ id: string }>(sql.INSERT_NEW_OPERATOR, ...values);
    if (!made) throw new ConflictError(`The organization has an operator "${nameOf(name)}" already.`);
    return made.id;
  }

  /** With its tokens. @throws ConflictError (last superuser) */
  removeOperator(organizationId: string, operatorId: string): Promise<void> {
    return this.transaction(async () => {
      const { target, superusers } = await this.lock(organizationId, operatorId);
      requireSuperuserLeft(superusers, target, null);
      await this.run(REMOVE_OPERATOR, organizationId, operatorId);
    });
  }

  /** @returns the token with its entry; the token can't be had again */
  async createToken(
    organizationId: string,
    operatorId: string,
    options: { label?: string; expiresAt?: Date } = {},
  ): Promise<TokenEntry & { token: string }> {
    const { token, digest } = createAccessToken(organizationId);
    const label = options.label === undefined ? null : textOf('label', options.label);
    const values = [organizationId, uuidv7(), operatorId, digest, label, options.expiresAt ?? null];
    const [entry] = await this.run<TokenEntry>(INSERT_TOKEN, ...values);
    return { ...entry!, token };
  }

  /** Those that aren't revoked, of one operator or of all. */
  tokens(organizationId: string, operatorId: string | null = null): Promise<OperatorTokenEntry[]> {
    return this.run<OperatorTokenEntry>(sql.LIST_ALL_TOKENS, organizationId, operatorId);
  }

  /** Whether any token was ever made in the organization, revoked ones included. */
  async hadTokens(organizationId: string): Promise<boolean> {
    const [found] = await this.run<{ exists: boolean }>(sql.HAD_TOKENS, organizationId);
    return found!.exists;
  }

  /** @throws NotFoundError when there is none, or it was revoked already */
  async revokeToken(organizationId: string, tokenId: string): Promise<void> {
    const revoked = await this.run(sql.REVOKE_ANY_TOKEN, organizationId, tokenId);
    if (revoked.length === 0) throw new NotFoundError(`token: ${tokenId}`);
  }

  private async lock(
    organizationId: string,
    operatorId: string,
  ): Promise<{ target: Operator; superusers: Operator[] }> {
    const locked = await this.run<Operator>(LOCK_OPERATORS, organizationId, operatorId);
    const target = locked.find(({ id }) => id === operatorId);
    if (!target) throw new NotFoundError('operator');
    return { target, superusers: locked.filter(isSuperuser) };
  }

  private async run<Row>(statement: Statement, ...values: unknown[]): Promise<Row[]> {
    const { rows } = await this.client.query({ name: statement.name, text: statement.text, values });
    return rows as Row[];
  }
}

const nameOf = (text: string): string => textOf('name', text);

function textOf(field: string, given: string): string {
  const faults: FieldError[] = [];
  const text = readText(given, field, faults);
  if (faults.length === 0 && text) return text;
  throw new ValidationError(faults.length > 0 ? faults : [{ field, message: 'must not be blank' }]);
}
