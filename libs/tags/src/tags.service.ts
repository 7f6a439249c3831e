import { Injectable } from '@nestjs/common';
import { ConflictError, NotFoundError, Reply, RequestContext, uuidv7, violatedConstraint } from '@echonio/platform';
import { ListTagsQuery } from './dto/list-tags.query.dto';
import { CreateTagBody } from './dto/create-tag.body.dto';
import { UpdateTagBody } from './dto/update-tag.body.dto';
import { DeletedTagReply, TagReply, TagsReply } from './dto/tag.reply.dto';
import { tagTitleKey, tagTitlePatterns } from './tag-title';
import { TagsRepository } from './tags.repository';

/** Tag definitions of an organization. What customers have them is another's concern: here they are only counted and taken off. */
@Injectable()
export class TagsService {
  constructor(private readonly repository: TagsRepository) {}

  /** In the order of titles, with the exact number of all matches. */
  list(ctx: RequestContext, { search, offset, limit }: ListTagsQuery): Promise<TagsReply> {
    return this.repository.list(ctx, tagTitlePatterns(search), offset, limit);
  }

  /** @throws NotFoundError */
  async get(ctx: RequestContext, id: string): Promise<TagReply> {
    return found(await this.repository.find(ctx, id));
  }

  /** @throws ConflictError when another tag has the title, after folding */
  async create(ctx: RequestContext, { title, color }: CreateTagBody): Promise<Reply<TagReply>> {
    const values = { title, titleKey: tagTitleKey(title), color };
    const tag = await this.repository.insert(ctx, uuidv7(), values).catch(explainTitle);
    return Reply.of(tag, { location: `/v1/settings/tags/${tag.id}` });
  }

  /** Changes what is passed. Descriptions of past events keep the old title. @throws NotFoundError, ConflictError */
  async update(ctx: RequestContext, id: string, { title, color }: UpdateTagBody): Promise<TagReply> {
    const values = { title, titleKey: title === undefined ? undefined : tagTitleKey(title), color };
    return found(await this.repository.update(ctx, id, values).catch(explainTitle));
  }

  /** Takes the tag off all customers, batch by batch, then removes it; a call that broke off is finished by the next. @throws NotFoundError */
  async remove(ctx: RequestContext, id: string): Promise<DeletedTagReply> {
    while (!(await this.repository.removeBatch(ctx, id)));
    return { result: true, id };
  }
}

function found(tag: TagReply | undefined): TagReply {
  if (!tag) throw new NotFoundError('tag');
  return tag;
}

/** The unique index decides, so that two requests at once can't both win. */
function explainTitle(error: unknown): never {
  if (violatedConstraint(error) !== 'tags_title_unique') throw error;
  const message = 'is the title of another tag of the organization';
  throw new ConflictError(`title: ${message}`, [{ field: 'title', message }]);
}
