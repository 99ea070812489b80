import { GoogleAuth } from 'google-auth-library';

/** The service may rotate the tokens first, which takes it 8 s at most. */
const ANSWER_WITHIN_MS = 20_000;
const USUAL_WAIT_SECONDS = 30;

/** Gets what has to be sent to Klaviyo for a client, from the service that keeps it fresh. */
export class Credentials {
  #service;
  #idToken;

  /** @param idToken gives an ID token that is valid now */
  constructor(service, idToken) {
    this.#service = service;
    this.#idToken = idToken;
  }

  /**
   * Asks for a client's credential right before it is used.
   *
   * @param minValidity how long the work takes, as an ISO 8601 duration, `PT30M` at most
   * @returns `{usable: {type, authorization, revision, …}}`, to be kept in memory and out of every log;
   *   `{none: reason}` until somebody does something about it; or `{laterSeconds}`
   */
  async of(clientId, minValidity) {
    const bearer = `Bearer ${await this.#idToken()}`;
    const url = new URL(`/api/clients/${encodeURIComponent(clientId)}/klaviyo/credential`, this.#service);
    url.searchParams.set('min_validity', minValidity);
    const answer = await fetch(url, {
      // Cloud Run looks at the second one, and keeps the first one as it is
      headers: { Authorization: bearer, 'X-Serverless-Authorization': bearer },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    switch (answer.status) {
      case 200:
        return { usable: await answer.json() };
      case 404:
      case 409:
        return { none: (await answer.json()).reason };
      case 429:
      case 503:
        return { laterSeconds: Number(answer.headers.get('retry-after') ?? USUAL_WAIT_SECONDS) };
      default:
        throw new Error(`The credential service answered ${answer.status}`);
    }
  }
}

/** ID tokens of the service account that this process runs as; Google's library renews them. */
export function ofThisServiceAccount(audience) {
  const client = new GoogleAuth().getIdTokenClient(audience);
  return async () => {
    const headers = new Headers(await (await client).getRequestHeaders());
    return headers.get('authorization').replace('Bearer ', '');
  };
}
