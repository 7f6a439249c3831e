/** A metric that an expression names, with the labels that it is picked or grouped by. */
export interface NamedMetric {
  name: string;
  labels: string[];
}

const WORDS = new Set(['by', 'on', 'and', 'or', 'without', 'unless', 'ignoring', 'bool']);
/** What Prometheus adds to every sample by itself. */
const GIVEN = new Set(['job', 'instance', 'le']);

/**
 * The metrics of a PromQL expression, as simple as those of this repository are: each metric is named at its own place, and `by (…)` is
 * about all of them.
 */
export function metricsIn(expression: string): NamedMetric[] {
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\[[^\]]*\]/g, '');
  const grouped = [...bare.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) =>
    list!.split(',').map((one) => one.trim()),
  );
  const rest = bare.replace(/\bby \([^)]*\)/g, '');
  return [...rest.matchAll(/(?<![\w.])([a-z_][a-z0-9_]*)(\{[^}]*\})?(?! *[(\w])/g)]
    .filter(([, name]) => !WORDS.has(name!))
    .map(([, name, matchers = '']) => {
      const picked = [...matchers.matchAll(/(\w+) *[=!]/g)].map(([, label]) => label!);
      return { name: name!, labels: [...picked, ...grouped].filter((label) => !GIVEN.has(label)) };
    });
}

/** What a page of metrics shows: each name with the labels of its samples. */
export function samplesIn(page: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of page.split('\n')) {
    const [, name, labels = ''] = /^([a-z_]\w*)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (!name) continue;
    const known = found.get(name) ?? found.set(name, new Set()).get(name)!;
    for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
  }
  return found;
}
