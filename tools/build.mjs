import './require-node.mjs';
import { build } from './build-if-needed.mjs';

await build();
