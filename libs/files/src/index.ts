export * from './files.module';
export * from './files.service';
export * from './files.sweeper';
export * from './stored-file';
export { FileReply } from './dto/file.reply.dto';
export { fileJson, removeFile } from './file.sql';
export * from './upload/accept-uploads';
