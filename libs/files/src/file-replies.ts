import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { Reply } from '@echonio/platform';
import { attachmentDisposition } from './content-disposition';
import { StoredFile } from './stored-file';

export const createdReply = (file: StoredFile): Reply<StoredFile> =>
  Reply.of(file, { location: `/v1/files/${file.id}` });

/** A content as a download: always an attachment, of a type that its bytes showed, never run by a browser. */
export function downloadReply({ file, stream }: { file: StoredFile; stream: Readable }): Reply<StreamableFile> {
  const body = new StreamableFile(stream, {
    type: file.mimeType,
    disposition: attachmentDisposition(file.name),
    length: file.size,
  });
  return Reply.of(body, {
    others: {
      ETag: `"${file.sha256}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
