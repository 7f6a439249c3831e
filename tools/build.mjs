import './require-node.mjs';
import { build, ensureBuilt } from './build-if-needed.mjs';

await (process.argv.includes('--if-needed') ? ensureBuilt() : build());
