import type { MarkdownRenderer } from 'vitepress';

/** Files beside `docs/` that its pages name; they are given along with the site. */
export const OUTSIDE: readonly string[] = ['openapi.yaml', 'Dockerfile', 'SECURITY.md'];

/** Leads links to those files, which are true in the repository, to where they stand in the site. */
export function outsideLinks(markdown: MarkdownRenderer, base: string): void {
  markdown.core.ruler.push('outside-links', ({ tokens }) => {
    for (const link of tokens.flatMap(({ children }) => children ?? [])) {
      const [, file = ''] = /^(?:\.\.\/)+([\w.-]+)$/.exec(link.attrGet('href') ?? '') ?? [];
      if (!OUTSIDE.includes(file)) continue;
      link.attrSet('href', `${base}${file}`);
      link.attrSet('target', '_self');
    }
  });
}
