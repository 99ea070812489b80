package com.emailpilot.local.system;

import com.emailpilot.local.settings.Port;

/** The three services and their ports. */
enum Service {
    GATEWAY("oauth-gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT),
    PROVISIONER("client-provisioner", Port.PROVISIONER, Port.PROVISIONER_MANAGEMENT),
    REFRESHER("token-refresher", Port.REFRESHER, Port.REFRESHER_MANAGEMENT);

    private final String module;
    private final Port port;
    private final Port managementPort;

    Service(String module, Port port, Port managementPort) {
        this.module = module;
        this.port = port;
        this.managementPort = managementPort;
    }

    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    Port managementPort() {
        return managementPort;
    }
}
