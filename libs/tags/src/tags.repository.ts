import { Injectable } from '@nestjs/common';
import { NotFoundError, RequestContext, TenantDatabase } from '@echonio/platform';
import { TagReply, TagsReply } from './dto/tag.reply.dto';
import { FIND, INSERT, LIST, LOCK, REMOVE, UPDATE } from './tag.sql';

/** Customers from whom one transaction takes a tag: few enough to hold no lock for long. */
export const UNTAG_BATCH = 5_000;

/** What is written of a tag; undefined stays as it was. */
export interface TagValues {
  title?: string;
  titleKey?: string;
  color?: string | null;
}

/** The statements on tag definitions; each read and each write is one. */
@Injectable()
export class TagsRepository {
  constructor(private readonly database: TenantDatabase) {}

  async list(ctx: RequestContext, patterns: string[], offset: number, limit: number): Promise<TagsReply> {
    const rows = await this.database.run<{ page: TagsReply }>(ctx, LIST, [patterns, offset, limit]);
    return rows[0]!.page;
  }

  async find(ctx: RequestContext, id: string): Promise<TagReply | undefined> {
    const rows = await this.database.run<{ tag: TagReply }>(ctx, FIND, [id]);
    return rows[0]?.tag;
  }

  async insert(ctx: RequestContext, id: string, { title, titleKey, color }: TagValues): Promise<TagReply> {
    const rows = await this.database.write<{ tag: TagReply }>(ctx, INSERT, [id, title, titleKey, color ?? null]);
    return rows[0]!.tag;
  }

  async update(ctx: RequestContext, id: string, { title, titleKey, color }: TagValues): Promise<TagReply | undefined> {
    const values = [id, title ?? null, titleKey ?? null, color ?? null, color !== undefined];
    const rows = await this.database.write<{ tag: TagReply }>(ctx, UPDATE, values);
    return rows[0]?.tag;
  }

  /**
   * Takes the tag off a batch of customers, and with the last batch removes it, in one transaction.
   * @returns whether the tag is gone @throws NotFoundError
   */
  removeBatch(ctx: RequestContext, id: string): Promise<boolean> {
    return this.database.transaction(ctx, async (transaction) => {
      const locked = await transaction.run(LOCK, [id]);
      if (locked.length === 0) throw new NotFoundError('tag');
      const rows = await transaction.finish<{ gone: boolean }>(REMOVE, [id, UNTAG_BATCH]);
      return rows[0]!.gone;
    });
  }
}
