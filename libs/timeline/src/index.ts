export * from './timeline-event';
export * from './timeline.sql';
