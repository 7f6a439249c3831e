export * from './files.module';
export * from './files.service';
export * from './files.sweeper';
export * from './stored-file';
export { filesDirectory, surveyFiles } from './files-survey';
export { FileReply } from './dto/file.reply.dto';
export { fileJson, removeFile } from './file.sql';
export * from './upload/accept-uploads';
