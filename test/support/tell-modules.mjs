// Preloaded with --import: tells at the end which files of OpenTelemetry the process has loaded, however it asked for them.
import { registerHooks } from 'node:module';

const loaded = new Set();
registerHooks({
  load(url, context, next) {
    const name = /node_modules\/(@opentelemetry\/[\w-]+)/.exec(url)?.[1];
    if (name) loaded.add(name);
    return next(url, context);
  },
});
process.on('exit', () => process.stderr.write(`LOADED ${[...loaded].sort().join(' ')}\n`));
