package com.emailpilot.klaviyo;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Turns every attempt to write a secret as JSON into an error that names the type alone. */
final class SecretSerializer extends ValueSerializer<Secret> {

    @Override
    public void serialize(Secret secret, JsonGenerator generator, SerializationContext context) {
        throw InvalidDefinitionException.from(
                generator, secret.getClass().getSimpleName() + " must never be serialized: seal it first");
    }
}
