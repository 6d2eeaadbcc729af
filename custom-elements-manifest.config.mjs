/**
 * How the elements are described for editors, documentation and Storybook: `custom-elements.json`, made by
 * `npm run manifest` from the comments of the classes.
 */
const isPublic = ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';

/** What Lit or the browser calls, and nobody else. */
const OF_LIT = new Set(['connectedCallback', 'disconnectedCallback', 'render', 'styles', 'updateComplete']);

/** Declared for their types alone. */
const OF_THE_BROWSER = new Set(['addEventListener', 'removeEventListener']);

/** Leaves out what a host cannot see, and events that are inferred from the code, of which nothing but a class is known. */
const publicOnly = {
  name: 'public-only',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.members = declaration.members?.filter(
        (each) => isPublic(each) && !OF_LIT.has(each.name) && !OF_THE_BROWSER.has(each.name),
      );
      declaration.events = declaration.events?.filter(({ name }) => name);
    }
  },
};

/** The fields of an event stand in its constructor, where the analyzer does not look for them. */
const eventFields = {
  name: 'event-fields',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node) || !node.name?.text.endsWith('Event')) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.name.text);
    const { parameters = [] } = node.members.find(ts.isConstructorDeclaration) ?? {};
    const words = (parameter) => ts.getJSDocParameterTags(parameter)[0]?.comment?.replace(/^- /, '');
    declaration.members = parameters
      .filter(({ modifiers = [] }) => modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword))
      .map((parameter) => ({
        kind: 'field',
        name: parameter.name.text,
        type: { text: `${parameter.type.getText()}${parameter.questionToken ? ' | undefined' : ''}` },
        description: words(parameter),
        readonly: true,
      }));
  },
};

/** In the package, `src/` is found as `dist/`. */
const inPackage = (path) => path.replace(/^(\/?)src\/(.+)\.ts$/, '$1dist/$2.js');

const distPaths = {
  name: 'dist-paths',
  packageLinkPhase({ customElementsManifest }) {
    const visit = (value) => {
      if (value === null || typeof value !== 'object') return;
      for (const key of ['path', 'module']) if (typeof value[key] === 'string') value[key] = inPackage(value[key]);
      Object.values(value).forEach(visit);
    };
    visit(customElementsManifest);
  },
};

export default {
  globs: [
    'src/elements/{mail-element,events,adapter-error-event}.ts',
    'src/elements/*/{email-status-icon,mail-analytics,mail-recipients,mail-status-legend}.ts',
  ],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [eventFields, publicOnly, distPaths],
};
