import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ClientFiles } from '../src/client-files.js';

const client = (generation, seq, status = 'active') => ({
  client_id: 'client-1',
  account_id: 'AbC123',
  display_name: 'Shop',
  status,
  generation,
  seq,
});

test('takes over newer states alone', () => {
  const files = new ClientFiles(mkdtempSync(join(tmpdir(), 'reports-')));

  const taken = [client(1, 2), client(1, 1), client(1, 2), client(2, 3), client(1, 4)].map((each) => files.advance(each));

  assert.deepEqual(taken, [true, false, false, true, false]);
  assert.equal(files.read('client-1').seq, 3);
});

test('knows after a restart what it knew before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  new ClientFiles(folder).advance(client(1, 5, 'disconnected'));

  const restarted = new ClientFiles(folder);

  assert.equal(restarted.advance(client(1, 4)), false);
  assert.equal(restarted.read('client-1').status, 'disconnected');
});
