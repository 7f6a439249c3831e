import { readFileSync } from 'node:fs';
import type { Comparison } from './side-by-side.ts';

interface Run {
  requests?: { comparisons: Comparison[] };
  search?: { comparisons: Comparison[] };
  import?: { rows: number; ratio: number; rowsPerSecond: number }[];
  neighbour?: { ratio: number };
  export?: { format: string; rows: number; ratio: number }[];
}

/**
 * What has become of the figures of an earlier run, a line for each that both have. Machines and their load differ from run to run: what
 * counts is how far each is from the floor of its own run.
 */
export function compareWith(path: string, now: Run): string[] {
  const before = JSON.parse(readFileSync(path, 'utf8')) as Run;
  const lines = [...ratiosOf(now)].flatMap(([name, ratio]) => {
    const earlier = ratiosOf(before).get(name);
    return earlier === undefined
      ? []
      : [`${name.padEnd(40)}${earlier.toFixed(2).padStart(8)}${ratio.toFixed(2).padStart(8)}`];
  });
  return [`${'ratio to the floor'.padEnd(40)}${'before'.padStart(8)}${'now'.padStart(8)}`, ...lines];
}

function ratiosOf(run: Run): Map<string, number> {
  const ratios = new Map<string, number>();
  for (const { name, connections, fixedRate, ours, bare } of [
    ...(run.requests?.comparisons ?? []),
    ...(run.search?.comparisons ?? []),
  ]) {
    if (bare && !fixedRate) ratios.set(`${name}, ${connections} connections`, ours.rate / bare.rate);
  }
  for (const { rows, ratio } of run.import ?? []) ratios.set(`import of ${rows}`, ratio);
  for (const { format, rows, ratio } of run.export ?? []) ratios.set(`export of ${rows} as ${format}`, ratio);
  if (run.neighbour) ratios.set('p99 of a neighbour', run.neighbour.ratio);
  return ratios;
}
