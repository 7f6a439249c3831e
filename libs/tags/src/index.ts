export * from './tags.module';
export * from './tags.service';
export * from './tag-title';
export * from './dto/tag.reply.dto';
export * from './dto/create-tag.body.dto';
export * from './dto/update-tag.body.dto';
export * from './dto/list-tags.query.dto';
