/**
 * How the elements are described for editors, documentation and Storybook: `custom-elements.json`, made by
 * `npm run manifest` from the comments of the classes.
 */
const isPublic = ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected';

/** What Lit or the browser calls, and nobody else. */
const OF_LIT = new Set(['connectedCallback', 'disconnectedCallback', 'render', 'styles', 'updateComplete']);

/** Leaves out what a host cannot see, and events that are inferred from the code, of which nothing but a class is known. */
const publicOnly = {
  name: 'public-only',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.members = declaration.members?.filter((each) => isPublic(each) && !OF_LIT.has(each.name));
      declaration.events = declaration.events?.filter(({ name }) => name);
    }
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
  plugins: [publicOnly, distPaths],
};
