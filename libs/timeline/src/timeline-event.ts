export const EVENT_TYPES = ['create', 'update', 'import', 'add-tag', 'remove-tag', 'note'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** An event to be recorded. With a tag, the description becomes `<tag title> <description>`, frozen as of now. */
export interface NewEvent {
  id: string;
  type: EventType;
  description: string;
  data: Record<string, unknown>;
  tagId?: string;
}
