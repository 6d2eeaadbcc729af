/**
 * Finds the path of a route below wherever the host has put the handler: "/mail-analytics/api/mailings/42/links" is
 * "/mailings/42/links", also where a framework has taken the prefix away already.
 *
 * The longest end of the path that is a route is taken, so the ids in it may be any. It is left encoded: decoded, an id
 * could hold a slash. Where no end of it is a route, the path comes as it is.
 *
 * @param patterns - As "/mailings/:id/links".
 */
export function belowMount(patterns: readonly string[]): (url: string) => string {
  const routes = [...new Set(patterns)].map((pattern) => pattern.split('/').slice(1));
  const longest = Math.max(...routes.map(({ length }) => length));
  return (url) => {
    const segments = pathOf(url).split('/');
    for (let start = Math.max(1, segments.length - longest); start < segments.length; start += 1) {
      const end = segments.slice(start);
      if (routes.some((route) => isMatch(route, end))) return `/${end.join('/')}`;
    }
    return segments.join('/');
  };
}

/** What stands between the host and the query. */
function pathOf(url: string): string {
  const afterHost = url.indexOf('/', url.indexOf('://') + 3);
  return afterHost < 0 ? '/' : url.slice(afterHost).replace(/[?#].*$/s, '');
}

function isMatch(route: readonly string[], segments: readonly string[]): boolean {
  return (
    route.length === segments.length &&
    route.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}
