import { readFileSync } from 'node:fs';
import type { SearchFigures } from './search-bench.ts';
import type { Comparison } from './side-by-side.ts';

interface Run {
  requests?: { comparisons: Comparison[] };
  search?: { searches?: SearchFigures[] };
  import?: { rows: number; ratio: number; rowsPerSecond: number }[];
  neighbour?: { ratio: number };
  export?: { format: string; rows: number; ratio: number }[];
}

/**
 * What has become of the figures of an earlier run, a line for each that both have. Machines and their load differ from run to run: what
 * counts is how far each is from the floor of its own run.
 */
export function compareWith(path: string, now: Run): string[] {
  const before = figuresOf(JSON.parse(readFileSync(path, 'utf8')) as Run);
  const lines = [...figuresOf(now)].flatMap(([name, figure]) => {
    const earlier = before.get(name);
    if (earlier === undefined) return [];
    const change = `${(figure / earlier).toFixed(2)} ×`;
    return [name.padEnd(56) + earlier.toFixed(2).padStart(9) + figure.toFixed(2).padStart(9) + change.padStart(10)];
  });
  return [`${'figure'.padEnd(56)}${'before'.padStart(9)}${'now'.padStart(9)}${'change'.padStart(10)}`, ...lines];
}

function figuresOf(run: Run): Map<string, number> {
  const figures = new Map<string, number>();
  for (const { name, connections, fixedRate, ours, bare } of run.requests?.comparisons ?? []) {
    const label = `${name}, ${connections} connections`;
    if (bare && fixedRate) figures.set(`${label}, p99 over the floor's`, ours.p99 / bare.p99);
    else if (bare) figures.set(`${label}, rate over the floor's`, ours.rate / bare.rate);
  }
  for (const { term, connections, first, again } of run.search?.searches ?? []) {
    const label = `search, ${term.name}, ${connections} connections`;
    figures.set(`${label}, first, p95 ms`, first.ours.p95);
    figures.set(`${label}, again, p95 ms`, again.ours.p95);
    figures.set(`${label}, rate over the floor's`, again.ours.rate / again.bare!.rate);
  }
  for (const { rows, ratio } of run.import ?? []) figures.set(`import of ${rows}, time over the floor's`, ratio);
  for (const { format, rows, ratio } of run.export ?? [])
    figures.set(`export of ${rows} as ${format}, time over the floor's`, ratio);
  if (run.neighbour) figures.set('neighbour, p99 over the quiet', run.neighbour.ratio);
  return figures;
}
