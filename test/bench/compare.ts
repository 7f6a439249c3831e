import { readFileSync } from 'node:fs';
import type { GrowthFigures } from './growth-bench.ts';
import type { ProcessFigures } from './process-bench.ts';
import type { SearchFigures } from './search-bench.ts';
import type { Comparison } from './side-by-side.ts';
import type { WriteFigures } from './writes-bench.ts';
import { median } from './figures.ts';

export interface Run {
  requests?: { comparisons: Comparison[] };
  search?: { searches?: SearchFigures[] };
  growth?: GrowthFigures[];
  writes?: WriteFigures[];
  process?: ProcessFigures;
  import?: { rows: number; ratio: number; rowsPerSecond: number }[];
  neighbour?: { ratio: number };
  export?: { format: string; rows: number; ratio: number }[];
}

/** The figures of an earlier run. Errors: no such file, or no JSON in it. */
export const readRun = (path: string): Run => JSON.parse(readFileSync(path, 'utf8')) as Run;

/**
 * What has become of the figures of an earlier run, a line for each that both have. Machines and their load differ from run to run: what
 * counts is how far each is from the floor of its own run.
 */
export function compareRuns(earlierRun: Run, now: Run): string[] {
  const before = figuresOf(earlierRun);
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
  addRequests(figures, run);
  addTheRest(figures, run);
  return figures;
}

function addRequests(figures: Map<string, number>, run: Run): void {
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
}

function addTheRest(figures: Map<string, number>, run: Run): void {
  for (const { name, sizes } of run.growth ?? [])
    for (const { size, p50 } of sizes.slice(1))
      figures.set(`growth, ${name}, ${size} over the smallest`, p50 / sizes[0]!.p50);
  for (const { settings, p99, max } of run.writes ?? []) {
    figures.set(`writes, ${settings}, p99 ms`, p99);
    figures.set(`writes, ${settings}, max ms`, max);
  }
  if (run.process) {
    figures.set('process, start to ready, ms', median(run.process.boots));
    figures.set('process, idle MiB', run.process.idleBytes / 2 ** 20);
    for (const { name, ratio } of run.process.scaling) figures.set(`process, ${name}, two over one`, ratio);
  }
  for (const { rows, ratio } of run.import ?? []) figures.set(`import of ${rows}, time over the floor's`, ratio);
  for (const { format, rows, ratio } of run.export ?? [])
    figures.set(`export of ${rows} as ${format}, time over the floor's`, ratio);
  if (run.neighbour) figures.set('neighbour, p99 over the quiet', run.neighbour.ratio);
}
