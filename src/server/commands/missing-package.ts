/** The packages that the back end needs and pages do not: optional for whoever installs this one. */
export interface OptionalPackages {
  peerDependencies: Readonly<Record<string, string>>;
}

/** What pages may want, and what draws them, is nothing that the back end needs. */
const OF_PAGES = new Set(['@lit-labs/ssr', 'react']);

/**
 * What to say, and what to install, where something failed because a package of the back end is not there.
 *
 * @param error - What was thrown, as Node does: `ERR_MODULE_NOT_FOUND`, with the package's name in quotes.
 * @returns nothing for any other error
 */
export function missingPackage(error: unknown, { peerDependencies }: OptionalPackages): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const [, name = ''] = /^Cannot find package '((?:@[^/']+\/)?[^/']+)/.exec(error.message) ?? [];
  if (!Object.hasOwn(peerDependencies, name)) return undefined;
  const packages = Object.entries(peerDependencies).filter(([each]) => !OF_PAGES.has(each));
  const wanted = packages.map(([each, range]) => `"${each}@${range}"`).join(' ');
  return `the package ${name} is not installed. The back end needs some that pages do not; install them with\nnpm install ${wanted}`;
}
