package com.emailpilot.operations.keys;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.clients.KeysetReports.Running;
import com.emailpilot.clients.KnownKey;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys status}. */
@Command(
        name = "status",
        description = "Shows each key: what it does, how much it sealed, and which instances hold it.",
        mixinStandardHelpOptions = true)
final class KeysStatus implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("key", "state", "age", "documents", "held_by", "sealing");

    private final ConnectedSystem system;
    private final Supplier<Vault> vault;

    @Mixin
    private Output output = new Output();

    @Option(names = "--no-count", description = "Do not count documents, which reads all of them.")
    private boolean noCount;

    KeysStatus(ConnectedSystem system, Supplier<Vault> vault) {
        this.system = system;
        this.vault = vault;
    }

    @Override
    public Integer call() {
        try (var opened = vault.get()) {
            var store = new KeyStore(system, opened);
            var running = store.running();
            var known = store.known();
            var counts = noCount ? null : store.count();
            var lines = store.keys().stream()
                    .map(key -> line(key, running, known.get(key.id()), counts))
                    .toList();
            output.list(COLUMNS, lines, "The keyset holds no key.");
            notes(store.keys(), running, counts);
            return ExitStatus.DONE;
        }
    }

    private static Line line(StoredKey key, Running running, @Nullable KnownKey known, @Nullable RowCounts counts) {
        var instances = running.reports();
        var holding = instances.stream()
                .filter(instance -> instance.keyIds().contains(key.id()))
                .map(KeysetReport::instance)
                .toList();
        return Line.empty()
                .with("key", key.name())
                .with("state", key.state().name().toLowerCase(Locale.ROOT))
                .with("age", known == null ? null : age(known, running))
                .with("first_seen", known == null ? null : known.firstSeen())
                .with("documents", counts == null ? null : counts.of(key.id()))
                .with("held_by", holding.size() + " of " + instances.size())
                .with("instances", holding)
                .with(
                        "sealing",
                        instances.stream()
                                .filter(instance -> instance.primaryKeyId() == key.id())
                                .count());
    }

    private static String age(KnownKey known, Running running) {
        var age = Duration.between(known.firstSeen(), running.readTime());
        return age.toDays() > 1
                ? age.toDays() + " days"
                : age.toHours() > 1 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    private void notes(List<StoredKey> keys, Running running, @Nullable RowCounts counts) {
        if (running.reports().isEmpty()) {
            output.note("No instance reports its keys: none runs.");
        }
        if (counts == null) {
            return;
        }
        var ours = keys.stream().map(StoredKey::id).toList();
        Map<Integer, Long> foreign = new TreeMap<>(counts.byKey());
        foreign.keySet().removeAll(ours);
        foreign.forEach((key, rows) ->
                output.note(rows + " documents need key " + StoredKey.name(key) + ", which the keyset does not hold."));
        if (counts.unknown() > 0) {
            output.note(counts.unknown() + " documents hold text that no key made.");
        }
    }
}
