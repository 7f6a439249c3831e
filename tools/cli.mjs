import './require-node.mjs';
import { runBuilt } from './build-if-needed.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

stopWithParent();
await runBuilt('apps/cli/src/main.js');
