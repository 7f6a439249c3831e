import { Injectable } from '@nestjs/common';
import { NotFoundError, RequestContext, TenantDatabase, uuidv7, ValidationError } from '@echonio/platform';
import { createAccessToken } from './access-token';
import { CreateTokenBody } from './dto/create-token.body.dto';
import { lockOperators } from './locked-operators';
import { TokenEntry, TokenPage } from './operator';
import { requireToHold } from './operator-rules';
import { INSERT_TOKEN, LIST_TOKENS, REVOKE_TOKEN } from './token.sql';

/** A token at its creation: the only time that it is shown. */
export interface NewToken extends TokenEntry {
  token: string;
}

/** Tokens of an operator: list, create, revoke. */
@Injectable()
export class TokensService {
  constructor(private readonly database: TenantDatabase) {}

  /** Oldest first, without revoked ones, with the number of all. @throws NotFoundError */
  async list(ctx: RequestContext, operatorId: string, page: { offset: number; limit: number }): Promise<TokenPage> {
    const rows = await this.database.run<TokenPage>(ctx, LIST_TOKENS, [operatorId, page.offset, page.limit]);
    if (!rows[0]) throw new NotFoundError('operator');
    return { items: rows[0].items, count: rows[0].count };
  }

  /**
   * A token gives its holder all that the operator may, so whoever makes one must hold that too.
   * @throws NotFoundError, ForbiddenError; ValidationError when it would have expired already
   */
  async create(ctx: RequestContext, operatorId: string, body: CreateTokenBody): Promise<NewToken> {
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw ValidationError.of('expiresAt', 'must be in the future');
    }
    const { token, digest } = createAccessToken(ctx.organizationId);
    const entry = await this.database.transaction(ctx, async (transaction) => {
      const { actor, target } = await lockOperators(transaction, operatorId);
      requireToHold(actor, target.permissions);
      const values = [uuidv7(), operatorId, digest, body.label ?? null, expiresAt];
      const [inserted] = await transaction.finish<TokenEntry>(INSERT_TOKEN, values);
      return inserted!;
    });
    return { id: entry.id, token, label: entry.label, createdAt: entry.createdAt, expiresAt: entry.expiresAt };
  }

  /** Holds from the very next request on, on every instance. @throws NotFoundError, ForbiddenError */
  async revoke(ctx: RequestContext, operatorId: string, tokenId: string): Promise<{ result: true; id: string }> {
    await this.database.transaction(ctx, async (transaction) => {
      await lockOperators(transaction, operatorId);
      const revoked = await transaction.finish(REVOKE_TOKEN, [operatorId, tokenId]);
      if (revoked.length === 0) throw new NotFoundError('token');
    });
    return { result: true, id: tokenId };
  }
}
