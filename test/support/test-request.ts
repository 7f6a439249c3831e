export * from '../product/request.ts';
