export * from './access.module';
export * from './access-token';
export * from './administration/administration';
export * from './decorators';
export * from './operator';
export * from './permissions';
export * from './organization-regions';
