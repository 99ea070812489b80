import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What this service knows of each client, a file for each. The version lies in the file itself, so that both change
 * together or not at all.
 */
export class ClientFiles {
  #folder;

  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  /** Takes over a state if it is newer than what is known; duplicates, replays and late events change nothing. */
  advance(client) {
    const known = this.read(client.client_id);
    if (known !== undefined && !isNewer(client, known)) {
      return false;
    }
    const { client_id, account_id, display_name, status, generation, seq } = client;
    const written = join(this.#folder, `${client_id}.new`);
    writeFileSync(written, JSON.stringify({ client_id, account_id, display_name, status, generation, seq }));
    renameSync(written, this.#file(client_id));
    return true;
  }

  /** What is known of a client; undefined where nothing is. */
  read(clientId) {
    try {
      return JSON.parse(readFileSync(this.#file(clientId), 'utf8'));
    } catch (failure) {
      if (failure.code === 'ENOENT') {
        return undefined;
      }
      throw failure;
    }
  }

  #file(clientId) {
    return join(this.#folder, `${clientId}.json`);
  }
}

function isNewer(one, other) {
  return one.generation !== other.generation ? one.generation > other.generation : one.seq > other.seq;
}
