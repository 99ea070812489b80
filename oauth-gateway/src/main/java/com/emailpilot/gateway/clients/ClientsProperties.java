package com.emailpilot.gateway.clients;

import com.emailpilot.startup.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this instance keeps in memory of the clients that people look at.
 *
 * @param rows {@code EMAILPILOT_CLIENTS_ROWS}: clients of all users together, about 1 KB each
 */
@ConfigurationProperties("emailpilot.clients")
record ClientsProperties(@DefaultValue("50000") int rows) {

    ClientsProperties {
        if (rows < 1) {
            throw new InvalidSettingException("EMAILPILOT_CLIENTS_ROWS", "must be 1 or more");
        }
    }
}
