export * from './ids/uuidv7';
export * from './config';
export * from './context/request-context';
export * from './database';
export * from './errors';
export * from './input/text';
export * from './http';
