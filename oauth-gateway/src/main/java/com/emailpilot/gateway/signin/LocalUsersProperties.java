package com.emailpilot.gateway.signin;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The people who may sign in by form; only local mode has any. */
@ConfigurationProperties("emailpilot")
record LocalUsersProperties(@DefaultValue List<LocalUser> localUsers) {

    LocalUsersProperties {
        localUsers = List.copyOf(localUsers);
    }

    /** One of them. */
    record LocalUser(String name, String passwordHash, Set<String> roles) {

        @Override
        public String toString() {
            return "LocalUser[" + name + "]";
        }
    }
}
