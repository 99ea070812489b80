import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The JSON Schemas of the events, from a folder; each is known by the name that events carry. */
export class Schemas {
  #ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));

  constructor(folder) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      this.#ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    }
  }

  /** Whether the event is of a type that was there when this service was written. */
  knows(event) {
    return event.dataschema !== undefined && this.#ajv.getSchema(event.dataschema) !== undefined;
  }

  /** What is wrong with the data of an event; an empty list where nothing is. */
  violations(event) {
    const valid = this.#ajv.getSchema(event.dataschema);
    return valid(event.data) ? [] : valid.errors.map((error) => `${error.instancePath} ${error.message}`);
  }
}
