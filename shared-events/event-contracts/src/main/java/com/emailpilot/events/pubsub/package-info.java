/** Google Cloud Pub/Sub as the road that events take. */
@NullMarked
package com.emailpilot.events.pubsub;

import org.jspecify.annotations.NullMarked;
