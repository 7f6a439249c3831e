export * from './settings';
export * from './read-settings';
export * from './load-environment-file';
