/**
 * Runs something that reports its progress by calls, as a generator: yields the newest progress and returns the result. Whoever stops listening
 * aborts it.
 */
export async function* reported<Progress, Result>(
  run: (report: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Progress, Result> {
  const stop = new AbortController();
  let latest: { progress: Progress } | null = null;
  let isOver = false;
  let wake = (): void => {};
  const result = run((progress) => {
    latest = { progress };
    wake();
  }, stop.signal);
  const end = (): void => {
    isOver = true;
    wake();
  };
  result.then(end, end);
  try {
    for (;;) {
      const next = latest as { progress: Progress } | null;
      latest = null;
      if (next) yield next.progress;
      else if (isOver) return await result;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop.abort();
  }
}
