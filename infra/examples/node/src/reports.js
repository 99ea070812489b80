import { PubSub } from '@google-cloud/pubsub';
import { ClientFiles } from './client-files.js';
import { ensureSubscription, listen } from './client-events.js';
import { Credentials, ofThisServiceAccount } from './credentials.js';
import { Schemas } from './schemas.js';

// Keeps a file for each client, true to the newest event, and asks for a credential for those that work.

const { env } = process;
if (env.PUBSUB_EMULATOR_HOST) {
  env.METADATA_SERVER_DETECTION ??= 'none'; // there is nobody to log in to
}
const name = env.REPORTS_SUBSCRIPTION ?? 'reports.clients';
const files = new ClientFiles(env.REPORTS_FOLDER ?? 'clients');
const pubsub = new PubSub({ projectId: env.GOOGLE_CLOUD_PROJECT ?? 'emailpilot-local' });
const credentials = env.CREDENTIALS_URL
  ? new Credentials(
      env.CREDENTIALS_URL,
      env.SERVICE_TOKEN ? async () => env.SERVICE_TOKEN : ofThisServiceAccount(env.CREDENTIALS_AUDIENCE),
    )
  : undefined;

if (env.PUBSUB_EMULATOR_HOST) {
  await ensureSubscription(pubsub, name);
}
const stop = listen(pubsub, name, new Schemas(env.EVENT_SCHEMAS ?? 'schemas'), changed);
process.once('SIGTERM', end);
process.once('SIGINT', end);
console.log('Listening');

async function changed(event) {
  const client = event.data;
  // refusals and alerts are of no client
  if (client.seq === undefined || !files.advance(client)) {
    return;
  }
  console.log(`Client ${client.client_id} is ${client.status} as of ${client.seq}`);
  if (credentials !== undefined && client.status === 'active') {
    report(client.client_id, await credentials.of(client.client_id, 'PT5M'));
  }
}

function report(clientId, { usable, none, laterSeconds }) {
  if (usable !== undefined) {
    console.log(`Could call Klaviyo for client ${clientId} with an ${usable.type} credential`);
  } else if (none !== undefined) {
    console.log(`No credential for client ${clientId}: ${none}`);
  } else {
    console.log(`Ask again for client ${clientId} in ${laterSeconds} s`);
  }
}

async function end() {
  await stop();
  await pubsub.close();
  process.exit(0);
}
