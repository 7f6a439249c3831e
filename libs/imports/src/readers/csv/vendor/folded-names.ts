import { foldHeader } from '../fold-header';

/** What each folded name stands for. */
export function byFoldedName(names: Record<string, string[]>): Map<string, string> {
  return new Map(Object.entries(names).flatMap(([key, list]) => list.map((name) => [foldHeader(name), key] as const)));
}

/** The alternatives of a pattern, longest first. */
export function anyOf(folded: Iterable<string>): string {
  return [...folded].sort((a, b) => b.length - a.length).join('|');
}
