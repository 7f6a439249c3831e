import type { IdempotentRequest } from '../idempotency/idempotent-request';

/** Who acts, known once the first statement of the request has proved the token. */
export interface ActingOperator {
  id: string;
  permissions: readonly string[];
}

/**
 * The first argument of every service method: the organization, who acts in it, and what the action needs.
 * The token is proved, and the permissions are checked, by the database together with the first statement.
 */
export class RequestContext {
  private acting?: ActingOperator;

  private constructor(
    readonly organizationId: string,
    /** SHA-256 of the bearer token; null for work that was accepted earlier and goes on in the background. */
    readonly tokenDigest: Buffer | null,
    readonly requiredPermissions: readonly string[],
    private readonly parent?: RequestContext,
    private readonly repeatable?: IdempotentRequest,
  ) {}

  /** @param repeatable when the request may come again under the same key */
  static ofToken(
    organizationId: string,
    tokenDigest: Buffer,
    required: readonly string[] = [],
    repeatable?: IdempotentRequest,
  ): RequestContext {
    return new RequestContext(organizationId, tokenDigest, required, undefined, repeatable);
  }

  /** For a worker that goes on with what an operator's request began. */
  static ofBackground(organizationId: string, operatorId: string): RequestContext {
    const context = new RequestContext(organizationId, null, []);
    context.acting = { id: operatorId, permissions: [] };
    return context;
  }

  /** The same caller for an action that needs these permissions too; each is checked with the next statement. */
  requiring(...permissions: string[]): RequestContext {
    if (permissions.length === 0) return this;
    return new RequestContext(
      this.organizationId,
      this.tokenDigest,
      [...new Set([...this.requiredPermissions, ...permissions])],
      this,
      this.repeatable,
    );
  }

  /** Set until the reply of a request that has an `Idempotency-Key`: what it writes is held until the reply is stored with it. */
  get repeat(): IdempotentRequest | undefined {
    return this.repeatable?.isOver === false ? this.repeatable : undefined;
  }

  /** Does what must not be done before the effect of the request lasts: now, or as soon as it does. */
  afterCommit(work: () => Promise<void>): Promise<void> {
    return this.repeat?.afterCommit(work) ?? work();
  }

  /** Called by the database accessor when the token was proved. */
  enter(operator: ActingOperator): void {
    this.acting = operator;
    this.parent?.enter(operator);
  }

  /** The acting operator, or undefined before the first statement has run. */
  get operator(): ActingOperator | undefined {
    return this.acting ?? this.parent?.operator;
  }

  get operatorId(): string {
    const operator = this.operator;
    if (!operator) throw new Error('The operator is known only after the first statement of the request.');
    return operator.id;
  }

  may(permission: string): boolean {
    const permissions = this.operator?.permissions ?? [];
    return permissions.includes(permission) || permissions.includes('superuser');
  }
}
