export * from './settings';
export * from './read-settings';
