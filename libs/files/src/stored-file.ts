/** An uploaded file as replies show it. */
export interface StoredFile {
  id: string;
  organizationId: string;
  creatorOperatorId: string;
  /** The client's name for it: only ever shown, never a path. */
  name: string;
  /** What its bytes say it is, whatever the client declared. */
  mimeType: string;
  /** In bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** UTC with milliseconds. */
  createdAt: string;
}

/** What can be an avatar. */
export const IMAGE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
