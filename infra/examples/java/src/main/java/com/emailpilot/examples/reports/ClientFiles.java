package com.emailpilot.examples.reports;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.downstream.ClientVersion;
import com.emailpilot.events.downstream.ClientVersions;
import com.emailpilot.events.downstream.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this service knows of each client, a file for each; the version lies in the file itself, so that both change
 * together or not at all.
 */
final class ClientFiles implements ClientVersions {

    private final JsonMapper json = new JsonMapper();
    private final Path folder;

    ClientFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean advance(String clientId, ClientVersion version, Effect effect) throws Exception {
        var known = read(clientId).map(ClientFiles::version);
        if (known.isPresent() && known.get().compareTo(version) >= 0) {
            return false;
        }
        effect.take();
        return true;
    }

    /** Replaces what is known of a client: a file is either the old one or the new one. */
    void store(ClientState client) throws IOException {
        var row = json.createObjectNode()
                .put("client_id", client.clientId())
                .put("account_id", client.accountId())
                .put("display_name", client.displayName())
                .put("status", client.status().word())
                .put("generation", client.generation())
                .put("seq", client.seq());
        var written = Files.createTempFile(folder, "client", ".new");
        Files.writeString(written, row.toString());
        Files.move(written, file(client.clientId()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What is known of a client; empty where nothing is. */
    Optional<JsonNode> read(String clientId) throws IOException {
        var file = file(clientId);
        return Files.exists(file) ? Optional.of(json.readTree(Files.readString(file))) : Optional.empty();
    }

    private Path file(String clientId) {
        return folder.resolve(clientId + ".json");
    }

    private static ClientVersion version(JsonNode row) {
        return new ClientVersion(
                row.path("generation").asLong(), row.path("seq").asLong());
    }
}
