import { HTTP } from 'cloudevents';

const TOPIC = 'client-events';
const ALREADY_EXISTS = 6;

/** The event of a message: attributes in Pub/Sub's binary binding are what headers are in HTTP's. */
export function eventOf(message) {
  return HTTP.toEvent({ headers: message.attributes, body: message.data.toString('utf8') });
}

/**
 * Hands each event to `handle(event)`, at least once and in no order. What fails comes back from Pub/Sub, later each
 * time, and lies in the dead-letter topic after five deliveries.
 *
 * @returns a function that takes no more messages and waits for those in hand
 */
export function listen(pubsub, name, schemas, handle) {
  const subscription = pubsub.subscription(name, {
    closeOptions: { behavior: 'WAIT' },
  });
  subscription.on('message', async (message) => {
    try {
      if (isForMe(message, name)) {
        await handOn(eventOf(message), schemas, handle);
      }
      message.ack();
    } catch (failure) {
      console.error(`Message ${message.id} comes back: ${failure.message}`);
      message.nack();
    }
  });
  subscription.on('error', (failure) => console.error(`Subscription ${name}: ${failure.message}`));
  return () => subscription.close();
}

/** A replay names the one subscription that it is for; the service filters by it, the emulator does not. */
function isForMe(message, name) {
  const target = message.attributes['replay-target'];
  return target === undefined || target === name;
}

/** Types that came later than this service are none of its business. */
async function handOn(event, schemas, handle) {
  if (!schemas.knows(event)) {
    return;
  }
  const violations = schemas.violations(event);
  if (violations.length > 0) {
    throw new Error(`${event.type} is not as its schema says: ${violations.join(', ')}`);
  }
  await handle(event);
}

/** Makes the subscription and its dead-letter topic; in production that is Terraform's part. */
export async function ensureSubscription(pubsub, name) {
  const deadLetters = `${name}.dead-letter`;
  const [deadLetterTopic] = await unlessItExists(pubsub.createTopic(deadLetters), [pubsub.topic(deadLetters)]);
  await unlessItExists(deadLetterTopic.createSubscription(deadLetters));
  await unlessItExists(
    pubsub.topic(TOPIC).createSubscription(name, {
      ackDeadlineSeconds: 60,
      filter: `NOT attributes:replay-target OR attributes.replay-target = "${name}"`,
      retryPolicy: { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 60 } },
      deadLetterPolicy: {
        deadLetterTopic: `projects/${pubsub.projectId}/topics/${deadLetters}`,
        maxDeliveryAttempts: 5,
      },
    }),
  );
}

async function unlessItExists(made, existing) {
  try {
    return await made;
  } catch (failure) {
    if (failure.code !== ALREADY_EXISTS) {
      throw failure;
    }
    return existing;
  }
}
