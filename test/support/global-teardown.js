const { rm } = require('node:fs/promises');

module.exports = async () => {
  const { server, dataDir } = globalThis.__embedded;
  await server.leave();
  await rm(dataDir, { recursive: true, force: true });
  if (server.relocated) await rm(server.clusterDir, { recursive: true, force: true });
};
