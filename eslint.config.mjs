import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import sortClassMembers from 'eslint-plugin-sort-class-members';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: rooms, and packages; `files` of the room that may import a package more. What is not listed here
 * is refused. A name that ends with a colon stands for all that begin with it. See CONTRIBUTING.md.
 */
const ROOMS = {
  model: { rooms: [], packages: [] },
  locales: { rooms: ['model'], packages: [] },
  styles: { rooms: [], packages: ['lit'] },
  adapters: { rooms: ['model'], packages: [] },
  providers: { rooms: ['model'], packages: [] },
  history: { rooms: ['model', 'providers'], packages: [], files: { 'csv-history.ts': ['csv-parse'] } },
  server: {
    rooms: ['model', 'providers', 'history', 'locales'],
    packages: [],
    files: {
      'handler.ts': ['hono'],
      'routes/*.ts': ['hono'],
      'store/**/*.ts': ['kysely'],
      'store/engines/pglite-engine.ts': ['kysely', '@electric-sql/pglite'],
      'store/engines/postgres-engine.ts': ['kysely', 'pg'],
      'store/engines/change-notices.ts': ['pg'],
      'store/engines/folder-lock.ts': ['node:'],
      'node.ts': ['node:', '@hono/node-server'],
      'cli.ts': ['node:'],
      'commands/*.ts': ['node:'],
    },
  },
  templates: { rooms: ['model', 'locales'], packages: ['lit'] },
  controllers: {
    rooms: ['model', 'adapters', 'locales'],
    packages: ['lit'],
    files: { 'chart-painter.ts': ['lit', 'chart.js'] },
  },
  elements: { rooms: ['model', 'adapters', 'locales', 'styles', 'templates', 'controllers'], packages: ['lit'] },
  ssr: {
    rooms: ['model', 'adapters', 'locales', 'styles', 'templates', 'controllers', 'elements'],
    packages: ['lit', '@lit-labs/ssr'],
  },
};

const TAGS = ['email-status-icon', 'mail-analytics', 'mail-recipients', 'mail-status-legend'];

/** Both as the compiler reads it and as a bundler does, `import()` included. */
function importsOf(files, isForbidden, message) {
  const selector = (node) => `${node}[source.value=/${isForbidden}/]`;
  const nodes = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];
  return { files, rule: nodes.map((node) => ({ selector: selector(node), message })) };
}

const escape = (text) => text.replace(/[/.]/g, '\\$&');

const either = (names) => (names.length > 0 ? names.join('|') : '(?!)');
const pattern = (name) => escape(name) + (name.endsWith(':') ? '.+' : '');

function wallsOf(room, files, rooms, packages) {
  const others = Object.keys(ROOMS).filter((other) => other !== room && !rooms.includes(other));
  const walls = [
    importsOf(files, `^(\\.\\.\\/)+(${either(others.map(escape))})(\\/|\\.)`, `src/${room} may not import from there.`),
    importsOf(files, `^(\\.\\.\\/)+[\\w-]+\\.js$`, `src/${room} may not import a door of the package.`),
    importsOf(files, `^(?!\\.|(${either(packages.map(pattern))})(\\/|$))`, `src/${room} may not import that package.`),
  ];
  // A file of a folder inside a room reaches the room's own files by "../", which is no door.
  const own = walls.filter((_, index) => index !== 1 || !['elements', 'adapters', 'server'].includes(room));
  return { files, rules: own.flatMap(({ rule }) => rule) };
}

const walls = Object.entries(ROOMS).map(([room, { rooms, packages }]) =>
  wallsOf(room, [`src/${room}/**/*.ts`], rooms, packages),
);

/** Files that may import more than their room may. */
const gates = Object.entries(ROOMS).flatMap(([room, { rooms, packages, files = {} }]) =>
  Object.entries(files).map(([file, more]) => wallsOf(room, [`src/${room}/${file}`], rooms, [...packages, ...more])),
);

const CLOCKS = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The model has no clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The model has no clock.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The model has no dice.',
  },
];

/** The types of csv-parse bring those of Node with them, so here the compiler lets these pass. */
const NODE_GLOBALS = [
  {
    selector: 'Identifier[name=/^(Buffer|process|global|require|setImmediate|__dirname)$/]',
    message: 'src/history needs nothing of Node.',
  },
];

const memberOrder = {
  order: [
    '[statics]',
    '[attributes]',
    '[fields]',
    '[state]',
    '[private]',
    'constructor',
    '[lifecycle]',
    '[actions]',
    'render',
    '[parts]',
    '[handlers]',
    '[helpers]',
  ],
  groups: {
    statics: [{ static: true }],
    attributes: [{ type: 'property', groupByDecorator: 'property' }],
    fields: [{ type: 'property', private: false, static: false }],
    state: [{ type: 'property', groupByDecorator: 'state' }],
    private: [{ type: 'property', private: true }],
    lifecycle: ['connectedCallback', 'disconnectedCallback', 'willUpdate', 'firstUpdated', 'updated'],
    actions: [{ type: 'method', private: false }],
    parts: [{ type: 'method', name: '/#render.+/' }],
    handlers: [{ type: 'method', name: '/#on[A-Z].*/' }],
    helpers: [{ type: 'method', name: '/#(?!render|on[A-Z]).+/' }],
  },
  accessorPairPositioning: 'getThenSet',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      '.mutation/',
      '.stryker/',
      'examples/crm/.data/',
      // What the tools of an example's framework make.
      'examples/*/{dist,.next,.angular}/',
      'examples/nextjs/next-env.d.ts',
      'storybook-static/',
      'docs-site/',
      'docs/.vitepress/cache/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  { rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['src/server.ts'], defaultProject: 'src/server/tsconfig.json' },
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The methods of an adapter are promises by contract, also where nothing is waited for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-console': ['error', { allow: ['warn'] }],
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['src/{elements,templates,styles}/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['src/{elements,templates}/**/*.ts'],
    plugins: { 'lit-a11y': litA11y, wc },
    rules: {
      ...Object.fromEntries(Object.keys(litA11y.configs.recommended.rules).map((rule) => [rule, 'error'])),
      ...wc.configs['flat/recommended']?.rules,
      // Lit calls listeners of a template with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A filter takes effect as it is chosen, in place, and moves neither page nor focus.
      'lit-a11y/no-invalid-change-handler': 'off',
      // Roles stand where the style sheet makes grids of table parts, which takes the roles from them.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    // Rows are stamped from a template and written by hand: what is pressed there gets its name then.
    files: ['src/elements/**/{*-row,*-cell,*-cells}.ts'],
    rules: { 'lit-a11y/accessible-name': 'off', 'lit-a11y/alt-text': 'off' },
  },
  {
    files: ['src/elements/*/*.ts'],
    ignores: ['**/*.styles.ts', '**/*.define.ts'],
    plugins: { 'sort-class-members': sortClassMembers },
    rules: { 'sort-class-members/sort-class-members': ['error', memberOrder] },
  },
  ...[...walls, ...gates].map(({ files, rules }) => ({
    files,
    rules: { 'no-restricted-syntax': ['error', ...rules] },
  })),
  ...[...walls, ...gates]
    .filter(({ files }) => files.some((file) => file.startsWith('src/history/')))
    .map(({ files, rules }) => ({ files, rules: { 'no-restricted-syntax': ['error', ...rules, ...NODE_GLOBALS] } })),
  {
    files: ['src/model/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...walls[0].rules, ...CLOCKS] },
  },
  ...TAGS.map((tag) => {
    const others = TAGS.filter((other) => other !== tag && !(tag === 'mail-analytics' && other === 'mail-recipients'));
    const { rule } = importsOf(
      [],
      `^\\.\\.\\/(${either(others.map(escape))})\\/`,
      'A tag does not import another tag.',
    );
    const elements = walls[Object.keys(ROOMS).indexOf('elements')];
    return {
      files: [`src/elements/${tag}/*.ts`],
      rules: { 'no-restricted-syntax': ['error', ...elements.rules, ...rule] },
    };
  }),
  {
    files: ['**/*.mjs', 'test/**/*.ts', 'bench/**/*.ts', 'examples/**/*.{ts,js}', 'fixtures/**/*.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
    rules: { 'no-undef': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
