import { DeepPartial, EntityManager, EntityTarget, FindManyOptions, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** Rows of one entity within one organization: the organization is added to each condition and each new row, and to nothing else. */
export class ScopedRepository<E extends ObjectLiteral & { organizationId: string }> {
  constructor(
    private readonly manager: EntityManager,
    private readonly entity: EntityTarget<E>,
    private readonly organizationId: string,
  ) {}

  find(options: Omit<FindManyOptions<E>, 'where'> & { where?: FindOptionsWhere<E> } = {}): Promise<E[]> {
    return this.manager.find(this.entity, { ...options, where: this.scoped(options.where ?? {}) });
  }

  findOneBy(where: FindOptionsWhere<E>): Promise<E | null> {
    return this.manager.findOneBy(this.entity, this.scoped(where));
  }

  async insert(row: DeepPartial<E>): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(this.entity)
      .values({ ...row, organizationId: this.organizationId } as never)
      .execute();
  }

  /** @returns how many rows changed */
  async update(where: FindOptionsWhere<E>, patch: DeepPartial<E>): Promise<number> {
    const { organizationId: _, ...changes } = patch as Record<string, unknown>;
    return (await this.manager.update(this.entity, this.scoped(where), changes as never)).affected ?? 0;
  }

  /** @returns how many rows went */
  async delete(where: FindOptionsWhere<E>): Promise<number> {
    return (await this.manager.delete(this.entity, this.scoped(where))).affected ?? 0;
  }

  private scoped(where: FindOptionsWhere<E>): FindOptionsWhere<E> {
    return { ...where, organizationId: this.organizationId } as FindOptionsWhere<E>;
  }
}
