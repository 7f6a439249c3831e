import { isId, RequestContext, statement, TenantDatabase, uuidv7 } from '@echonio/platform';
import { readTagTitle, tagTitleKey } from '@echonio/tags';

/** Tags that one import may define. */
export const MAX_NEW_TAGS = 1_000;
const REMEMBERED = 10_000;

export type ResolvedTag =
  { id: string } | { code: 'UNKNOWN_TAG' | 'INVALID_TAG' | 'TOO_MANY_NEW_TAGS'; message: string };

export interface NewTag {
  id: string;
  title: string;
  titleKey: string;
}

/** $2 ids, $3 title keys → id, titleKey of the tags that there are */
const LOOK_UP = statement(
  'import_look_up_tags',
  `SELECT id, title_key AS "titleKey" FROM tags WHERE organization_id = $1 AND (id = ANY ($2::uuid[]) OR title_key = ANY ($3))`,
);

/** Finds the tags that a file names, by title or id, and gathers those that are to be defined. */
export class TagResolver {
  private readonly planned = new Map<string, NewTag>();
  private readonly used = new Set<string>();
  private readonly known = new Map<string, ResolvedTag>();

  constructor(
    private readonly ctx: RequestContext,
    private readonly database: TenantDatabase,
    private readonly createTags: boolean,
  ) {}

  /** @param names titles or ids as they stand in the file @returns what each name stands for */
  async resolve(names: Iterable<string>): Promise<ReadonlyMap<string, ResolvedTag>> {
    const asked = new Set(names);
    const unknown = [...asked].filter((name) => !this.known.has(name));
    if (unknown.length > 0) {
      if (this.known.size > REMEMBERED) this.known.clear();
      await this.lookUp(this.known.size === 0 ? [...asked] : unknown);
    }
    return this.known;
  }

  /** A row with these tags was accepted. */
  use(ids: readonly string[]): void {
    if (this.planned.size > 0) for (const id of ids) this.used.add(id);
  }

  /** What accepted rows need and the organization lacks. */
  newTags(): NewTag[] {
    return [...this.planned.values()].filter(({ id }) => this.used.has(id));
  }

  private async lookUp(names: string[]): Promise<void> {
    const ids = names.map((name) => name.trim().toLowerCase()).filter((name) => isId(name));
    const keys = names.map((name) => tagTitleKey(name.trim()));
    const rows = await this.database.run<{ id: string; titleKey: string }>(this.ctx, LOOK_UP, [ids, keys]);
    const byId = new Set(rows.map(({ id }) => id));
    const byKey = new Map(rows.map(({ id, titleKey }) => [titleKey, id]));
    names.forEach((name, index) => {
      const id = name.trim().toLowerCase();
      const found = byId.has(id) ? id : byKey.get(keys[index]!);
      this.known.set(name, found === undefined ? this.missing(name, keys[index]!) : { id: found });
    });
  }

  private missing(name: string, titleKey: string): ResolvedTag {
    const planned = this.planned.get(titleKey);
    if (planned) return { id: planned.id };
    const read = readTagTitle(name);
    if ('fault' in read) return { code: 'INVALID_TAG', message: `The tag's title ${read.fault}.` };
    if (!this.createTags) {
      const message = 'The organization has no such tag. Define it first, or import with createTags=true.';
      return { code: 'UNKNOWN_TAG', message };
    }
    if (this.planned.size >= MAX_NEW_TAGS) {
      return { code: 'TOO_MANY_NEW_TAGS', message: `An import may define ${MAX_NEW_TAGS} tags at most.` };
    }
    const tag = { id: uuidv7(), title: read.title, titleKey };
    this.planned.set(titleKey, tag);
    return { id: tag.id };
  }
}
