import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { eventOf } from '../src/client-events.js';
import { Schemas } from '../src/schemas.js';

const CONTRACT = process.env.EVENT_CONTRACT ?? '../../../shared-events/event-contracts/src/main/resources/com/emailpilot/events';
const schemas = new Schemas(join(CONTRACT, 'schemas'));

for (const file of readdirSync(join(CONTRACT, 'examples'))) {
  test(`the CloudEvents SDK reads ${file}, and its schema describes it`, () => {
    const example = read(join(CONTRACT, 'examples', file));

    const event = eventOf({ attributes: example.attributes, data: Buffer.from(JSON.stringify(example.data)) });

    assert.equal(event.id, example.attributes['ce-id']);
    assert.equal(event.type, `com.emailpilot.${file.replace('.json', '')}`);
    assert.equal(event.specversion, '1.0');
    assert.equal(event.subject, example.attributes['ce-subject']);
    assert.equal(Date.parse(event.time), Date.parse(example.attributes['ce-time']));
    assert.deepEqual(event.data, example.data);
    assert.ok(schemas.knows(event));
    assert.deepEqual(schemas.violations(event), []);
  });
}

test('a schema finds what is wrong', () => {
  const example = read(join(CONTRACT, 'examples', 'client-created.v1.json'));
  const { client_id, ...rest } = example.data;

  const event = eventOf({ attributes: example.attributes, data: Buffer.from(JSON.stringify({ ...rest, seq: 'one' })) });

  assert.deepEqual(schemas.violations(event).sort(), [" must have required property 'client_id'", '/seq must be integer']);
});

test('the AsyncAPI document is one', () => {
  const specification = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
  const valid = addFormats.default(new Ajv({ strict: false })).compile(read(specification));

  const document = read(join(CONTRACT, 'asyncapi.json'));

  assert.ok(valid(document), JSON.stringify(valid.errors));
});

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
