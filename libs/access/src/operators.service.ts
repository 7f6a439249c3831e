import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  ConflictError,
  NotFoundError,
  Reply,
  RequestContext,
  TenantDatabase,
  uuidv7,
  violatedConstraint,
} from '@echonio/platform';
import { CreateOperatorBody } from './dto/create-operator.body.dto';
import { UpdateOperatorBody } from './dto/update-operator.body.dto';
import { lockOperators } from './locked-operators';
import { Operator, OperatorPage } from './operator';
import { inOrder, requireSuperuserLeft, requireToHold } from './operator-rules';
import {
  FIND_ACTING,
  FIND_OPERATOR,
  INSERT_OPERATOR,
  LIST_OPERATORS,
  REMOVE_OPERATOR,
  UPDATE_OPERATOR,
} from './operator.sql';

/** Operators of an organization: read, create, change, remove. */
@Injectable()
export class OperatorsService {
  constructor(private readonly database: TenantDatabase) {}

  async acting(ctx: RequestContext): Promise<Operator> {
    const [operator] = await this.database.run<Operator>(ctx, FIND_ACTING);
    return operator!;
  }

  /** @throws NotFoundError */
  async get(ctx: RequestContext, id: string): Promise<Operator> {
    const [operator] = await this.database.run<Operator>(ctx, FIND_OPERATOR, [id]);
    if (!operator) throw new NotFoundError('operator');
    return operator;
  }

  /** Oldest first, without removed ones, with the number of all. */
  async list(ctx: RequestContext, page: { offset: number; limit: number }): Promise<OperatorPage> {
    const [{ items, count }] = (await this.database.run<OperatorPage>(ctx, LIST_OPERATORS, [
      page.offset,
      page.limit,
    ])) as [OperatorPage];
    return { items, count };
  }

  /** @throws ForbiddenError when a permission is granted that the acting operator lacks; ConflictError when the name is taken */
  async create(ctx: RequestContext, body: CreateOperatorBody): Promise<Reply<Operator>> {
    const permissions = inOrder(body.permissions ?? []);
    const [operator] = await this.database
      .write<Operator>(ctx.requiring(...permissions), INSERT_OPERATOR, [uuidv7(), body.name, permissions])
      .catch(explainName);
    return Reply.of(operator!, { location: `/v1/operators/${operator!.id}` });
  }

  /** Changes what the body passes. @throws NotFoundError, ForbiddenError, ConflictError (name taken, last superuser) */
  update(ctx: RequestContext, id: string, body: UpdateOperatorBody): Promise<Operator> {
    return this.database
      .transaction(ctx, async (transaction) => {
        const { actor, target, superusers } = await lockOperators(transaction, id);
        const permissions = body.permissions ? inOrder(body.permissions) : target.permissions;
        const next = { ...target, name: body.name ?? target.name, permissions };
        if (isDeepStrictEqual(next, target)) return target;
        requireToHold(
          actor,
          permissions.filter((permission) => !target.permissions.includes(permission)),
        );
        requireSuperuserLeft(superusers, target, next);
        const [operator] = await transaction.finish<Operator>(UPDATE_OPERATOR, [id, next.name, permissions]);
        return operator!;
      })
      .catch(explainName);
  }

  /** Removes the operator with its tokens; what it made keeps its id. @throws NotFoundError, ForbiddenError, ConflictError */
  async remove(ctx: RequestContext, id: string): Promise<{ result: true; id: string }> {
    await this.database.transaction(ctx, async (transaction) => {
      const { target, superusers } = await lockOperators(transaction, id);
      requireSuperuserLeft(superusers, target, null);
      await transaction.finish(REMOVE_OPERATOR, [id]);
    });
    return { result: true, id };
  }
}

function explainName(error: unknown): never {
  if (violatedConstraint(error) !== 'operators_name_unique') throw error;
  const message = 'is the name of another operator of the organization';
  throw new ConflictError(`name: ${message}`, [{ field: 'name', message }]);
}
