package com.emailpilot.events.downstream;

class InMemoryClientVersionsTest implements ClientVersionsContract {

    private final ClientVersions versions = ClientVersions.inMemory();

    @Override
    public ClientVersions versions() {
        return versions;
    }
}
