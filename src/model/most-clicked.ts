import type { LinkClicks } from './query.js';

/** Links with the most clicked first, whatever the order in which an adapter gives them. */
export function mostClicked(links: readonly LinkClicks[]): LinkClicks[] {
  return [...links].sort((a, b) => b.clicks - a.clicks || b.recipients - a.recipients || (a.url < b.url ? -1 : 1));
}
