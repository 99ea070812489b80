package com.emailpilot.events;

import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.message.impl.BaseGenericBinaryMessageReaderImpl;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads a CloudEvent from the attributes and data of a Pub/Sub message. */
final class AttributeReader extends BaseGenericBinaryMessageReaderImpl<String, String> {

    private final Map<String, String> attributes;

    AttributeReader(Map<String, String> attributes, byte[] data) {
        super(SpecVersion.V1, BytesCloudEventData.wrap(data));
        this.attributes = attributes;
    }

    @Override
    protected boolean isContentTypeHeader(String name) {
        return name.equals(AttributeWriter.CONTENT_TYPE);
    }

    @Override
    protected boolean isCloudEventsHeader(String name) {
        return name.startsWith(AttributeWriter.PREFIX);
    }

    @Override
    protected String toCloudEventsKey(String name) {
        return name.substring(AttributeWriter.PREFIX.length());
    }

    @Override
    protected void forEachHeader(BiConsumer<String, String> each) {
        attributes.forEach(each);
    }

    @Override
    protected String toCloudEventsValue(String value) {
        return value;
    }
}
