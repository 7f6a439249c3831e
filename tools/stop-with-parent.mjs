const CHECK_MS = 250;

/**
 * npm starts scripts through a shell and hands a SIGTERM to that shell alone, which dies without passing it on. So that
 * the product doesn't live on unseen: a parent that is gone counts as SIGTERM, unless a signal came by itself.
 */
export function stopWithParent() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      clearInterval(watch);
      const othersListen = process.listenerCount(signal) > 0;
      if (!othersListen) process.kill(process.pid, signal);
    });
  }
}
