/** The definition of a tag as replies show it. */
export class TagReply {
  /** Unique identifier of the tag. */
  id: string;

  /** The organization that defined the tag. */
  organizationId: string;

  /** What the tag says, as it was written. */
  title: string;

  /** The colour to show the tag in, as `#rgb` or `#rrggbb` in lower case; null for none. */
  color: string | null;

  /** The number of customers that have the tag now. */
  customersCount: number;

  /** When the tag was defined: UTC with milliseconds. */
  createdAt: string;

  /** When the title or colour last changed: UTC with milliseconds. */
  updatedAt: string;
}

/** A part of the organization's tags, in the order of their titles. */
export class TagsReply {
  /** The tags asked for. */
  items: TagReply[];

  /** The number of all tags that match, whatever the offset and limit. */
  count: number;
}

/** What is left to say of a deleted tag. */
export class DeletedTagReply {
  /** Always true. */
  result: true;

  /** The identifier that the tag had. */
  id: string;
}
