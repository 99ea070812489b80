package com.emailpilot.klaviyo;

import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A value that no log, exception, URL or JSON document may hold; {@link #reveal()} is the only way to it.
 *
 * <p>{@code toString} shows the type alone, and Jackson refuses to write it.
 */
@JsonSerialize(using = SecretSerializer.class)
public interface Secret {

    /** The clear value, for the call that needs it and for sealing; never keep it elsewhere. */
    String reveal();
}
