import { join, resolve } from 'node:path';

/** Where the pages of the documentation are. */
export const DOCS = '/docs';
export const GUIDES = `${DOCS}/guides`;

/** The tree of the sources, or of their build, which has the guides too. */
const TREE = resolve(__dirname, '../../../..');

export const GUIDES_DIRECTORY = join(TREE, 'docs');
export const ASSETS_DIRECTORY = join(__dirname, 'assets');
