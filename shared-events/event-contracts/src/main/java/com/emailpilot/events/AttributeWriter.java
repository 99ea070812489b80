package com.emailpilot.events;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventWriter;
import java.util.HashMap;
import java.util.Map;

/** Writes a CloudEvent as the attributes of a Pub/Sub message, in the binary binding. */
final class AttributeWriter
        implements MessageWriter<AttributeWriter, Map<String, String>>, CloudEventWriter<Map<String, String>> {

    static final String PREFIX = "ce-";
    static final String CONTENT_TYPE = "content-type";

    private final Map<String, String> attributes = new HashMap<>();

    @Override
    public AttributeWriter create(SpecVersion version) {
        attributes.put(PREFIX + CloudEventV1.SPECVERSION, version.toString());
        return this;
    }

    @Override
    public CloudEventContextWriter withContextAttribute(String name, String value) {
        attributes.put(name.equals(CloudEventV1.DATACONTENTTYPE) ? CONTENT_TYPE : PREFIX + name, value);
        return this;
    }

    @Override
    public Map<String, String> end(CloudEventData data) {
        return end();
    }

    @Override
    public Map<String, String> end() {
        return Map.copyOf(attributes);
    }

    @Override
    public Map<String, String> setEvent(EventFormat format, byte[] value) {
        throw new IllegalStateException("Events go over the wire in the binary binding; use writeBinary");
    }
}
