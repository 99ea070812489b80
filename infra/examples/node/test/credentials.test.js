import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import { Credentials } from '../src/credentials.js';

async function answering(status, body, run) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.writeHead(status, { 'Retry-After': '7' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await run(new Credentials(`http://127.0.0.1:${server.address().port}`, async () => 'id-token'), asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('reads a credential', () =>
  answering(200, { type: 'oauth', authorization: 'Bearer canary' }, async (credentials, asked) => {
    const { usable } = await credentials.of('client-1', 'PT10M');

    assert.equal(usable.authorization, 'Bearer canary');
    assert.deepEqual(asked, ['/api/clients/client-1/klaviyo/credential?min_validity=PT10M Bearer id-token']);
  }));

test('says why there is none', () =>
  answering(409, { reason: 'needs_reauthorization' }, async (credentials) => {
    assert.deepEqual(await credentials.of('client-1', 'PT5M'), { none: 'needs_reauthorization' });
  }));

test('says when to ask again', () =>
  answering(503, {}, async (credentials) => {
    assert.deepEqual(await credentials.of('client-1', 'PT5M'), { laterSeconds: 7 });
  }));

test('fails where it may not ask', () =>
  answering(403, {}, async (credentials) => {
    await assert.rejects(credentials.of('client-1', 'PT5M'), /answered 403/);
  }));
