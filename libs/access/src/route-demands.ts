import { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PUBLIC, REQUIRED } from './decorators';

/** What a route asks of whoever calls it. */
export interface RouteDemand {
  /** Anyone may call it without a token. */
  isPublic: boolean;
  /** The permissions that it needs, all of them. */
  permissions: readonly string[];
}

/** The demands of each route as its decorators say, which are read once: they don't change. */
export class RouteDemands {
  private readonly known = new WeakMap<object, RouteDemand>();

  constructor(private readonly reflector: Reflector) {}

  of(execution: ExecutionContext): RouteDemand {
    const handler = execution.getHandler();
    let demand = this.known.get(handler);
    if (!demand) this.known.set(handler, (demand = this.read(execution)));
    return demand;
  }

  private read(execution: ExecutionContext): RouteDemand {
    const targets = [execution.getHandler(), execution.getClass()];
    return {
      isPublic: this.reflector.getAllAndOverride<boolean>(PUBLIC, targets) ?? false,
      permissions: this.reflector.getAllAndOverride<string[]>(REQUIRED, targets) ?? [],
    };
  }
}
