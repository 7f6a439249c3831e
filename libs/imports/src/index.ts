export * from './imports.module';
export * from './imports.service';
export * from './export.service';
export * from './export-format';
export * from './import';
export * from './dto/import.body.dto';
export * from './dto/import.reply.dto';
export * from './dto/export.query.dto';
