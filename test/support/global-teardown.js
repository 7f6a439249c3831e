const { rm } = require('node:fs/promises');
const { dirname } = require('node:path');

module.exports = async () => {
  const { server, dataDir } = globalThis.__embedded;
  await server.leave();
  await rm(dataDir, { recursive: true, force: true });
  if (server.relocated) await rm(dirname(server.clusterDir), { recursive: true, force: true });
};
