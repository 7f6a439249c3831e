/** Who may import whom; docs/ARCHITECTURE.md says why. */
const LIBS = ['access', 'contacts', 'customers', 'files', 'imports', 'platform', 'search-text', 'tags', 'timeline'];
const MAY_IMPORT = {
  platform: ['search-text'],
  'search-text': [],
  access: ['platform'],
  tags: ['platform', 'access', 'search-text'],
  timeline: ['platform', 'access'],
  files: ['platform', 'access'],
  contacts: ['platform', 'access'],
  customers: ['platform', 'access', 'contacts', 'tags', 'timeline', 'files', 'search-text'],
  imports: ['platform', 'access', 'customers', 'files', 'search-text', 'tags'],
};

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle makes two files one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-lib-to-app',
      comment: 'Libs know nothing of the apps that are made of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-deep-import',
      comment: 'A lib is entered by its index.ts.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'no-own-index',
      comment: 'Inside a lib, import the file itself.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'client-stands-alone',
      comment:
        'The client is a package of its own: it knows the API by openapi.json alone, and nobody here is made of it.',
      severity: 'error',
      from: { path: '^libs/api-client/(src|examples)/' },
      to: { path: '^(apps|libs|test|tools)/', pathNot: '^libs/api-client/' },
    },
    {
      name: 'nobody-imports-the-client',
      comment: 'The product has no need of its own client.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/api-client/' },
      to: { path: '^libs/api-client/' },
    },
    {
      name: 'pure-readers',
      comment: 'Readers and writers of files are pure: no database, no framework.',
      severity: 'error',
      from: { path: '^libs/imports/src/(readers|export)/' },
      to: { path: ['node_modules/(typeorm|pg|@nestjs)/', '^libs/(platform|customers|access)/'] },
    },
    {
      name: 'pure-search-text',
      comment: 'The fold is pure: it needs phone numbers and nothing else.',
      severity: 'error',
      from: { path: '^libs/search-text/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: 'node_modules', pathNot: 'node_modules/libphonenumber-js' },
    },
    {
      name: 'fold-in-migrations-only',
      comment: 'Of platform, migrations alone may fold: they fill in what the application writes.',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: '^libs/platform/src/database/migrations/' },
      to: { path: '^libs/search-text/' },
    },
    ...LIBS.map((lib) => ({
      name: `arrows-of-${lib}`,
      comment: `${lib} may import ${MAY_IMPORT[lib].join(', ') || 'no other lib'}.`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^libs/', pathNot: [lib, ...MAY_IMPORT[lib]].map((allowed) => `^libs/${allowed}/`) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^libs/api-client/dist' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
