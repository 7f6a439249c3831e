export * from './timeline-event';
export * from './timeline.sql';
export * from './note-rules';
export * from './dto/timeline-event.reply.dto';
export * from './dto/list-events.query.dto';
export * from './dto/note.body.dto';
