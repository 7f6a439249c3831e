export * from './api-refusals.decorator';
export * from './api-bodies.decorator';
export * from './complete-document';
export * from './problem.dto';
export * from './headers';
export * from './api-conflict.decorator';
