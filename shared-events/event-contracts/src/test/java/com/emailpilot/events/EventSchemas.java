package com.emailpilot.events;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks messages against the published schemas, as a service in another language would. */
public final class EventSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What is wrong with the data of a message; empty where nothing is. */
    public List<String> violations(EventMessage message) {
        String dataschema = message.attributes().getOrDefault("ce-dataschema", "");
        return violations(dataschema.substring(dataschema.lastIndexOf(':') + 1), message.data());
    }

    List<String> violations(String file, String data) {
        return schemas
                .computeIfAbsent(file, this::read)
                .validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::getMessage)
                .toList();
    }

    private Schema read(String file) {
        InputStream schema = EventCodec.class.getResourceAsStream("schemas/" + file);
        if (schema == null) {
            throw new IllegalArgumentException("There is no schema " + file);
        }
        return registry.getSchema(schema, InputFormat.JSON);
    }
}
