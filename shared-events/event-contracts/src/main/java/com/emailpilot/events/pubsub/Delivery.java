package com.emailpilot.events.pubsub;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.ReceivedEvent;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Instant;

/** A message in hand, and the way to answer for it. */
record Delivery(PubsubMessage message, AckReplyConsumer reply) {

    static final String PREFIX = "dead-letter-";
    static final String REASON = PREFIX + "reason";

    ReceivedEvent decode(EventCodec codec) {
        return codec.decode(
                message.getAttributesMap(), message.getData().toByteArray(), message.getMessageId(), publishTime());
    }

    Instant publishTime() {
        return Instant.ofEpochMilli(Timestamps.toMillis(message.getPublishTime()));
    }

    /** The same message for the dead-letter topic: what was received, and why it lies there. */
    PubsubMessage dead(String subscription, String reason) {
        return PubsubMessage.newBuilder()
                .setData(message.getData())
                .putAllAttributes(message.getAttributesMap())
                .putAttributes(PREFIX + "subscription", subscription)
                .putAttributes(REASON, reason)
                .build();
    }
}
