export * from './access.module';
export * from './access-token';
export * from './decorators';
export * from './permissions';
export * from './organization-regions';
