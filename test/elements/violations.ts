import 'axe-core';

/** As far as it is used here: the package declares itself as a module, and is loaded for what it puts on the page. */
interface Axe {
  run(
    context: Element,
    options: { rules: Record<string, { enabled: boolean }> },
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** What axe finds wrong in an element and all that it shows, as one line each. */
export async function violations(element: Element): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: Axe };
  // An element is no page: it has neither landmarks nor a first heading of its own.
  const { violations: found } = await axe.run(element, { rules: { region: { enabled: false } } });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 120)} ${failureSummary.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}
