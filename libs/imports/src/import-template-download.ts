import { StreamableFile } from '@nestjs/common';
import { importTemplate } from './export/import-template';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

/** The sample file as a download. */
export function templateDownload(format: 'csv' | 'json'): StreamableFile {
  const bytes = Buffer.from(importTemplate(format));
  const disposition = `attachment; filename="customers-template.${format}"`;
  return new StreamableFile(bytes, { type: TYPES[format], disposition, length: bytes.length });
}
