import './require-node.mjs';
import { ensureBuilt } from './build-if-needed.mjs';

if (await ensureBuilt()) await import('../test/faults/main.ts');
