import { openDatabase, readSettings } from '@echonio/platform';
import { createApp } from './create-app';

async function main(): Promise<void> {
  const settings = readSettings();
  const database = await openDatabase(settings, (line) => process.stderr.write(`${line}\n`));
  const app = await createApp(settings, database);
  await app.listen(settings.PORT, settings.HOST);
}

void main();
