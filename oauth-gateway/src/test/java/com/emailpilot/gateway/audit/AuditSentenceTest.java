package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AuditSentenceTest {

    private static final String ADA = "ada@example.com";

    @ParameterizedTest
    @MethodSource
    void tellsWhatHappened(AuditRow row, String sentence) {
        assertThat(told(row)).isEqualTo(sentence);
    }

    static Stream<Arguments> tellsWhatHappened() {
        return Stream.of(
                Arguments.of(row(AuditAction.CREDENTIAL_READ).ended("served"), "ada read the credential of X"),
                Arguments.of(
                        row(AuditAction.CREDENTIAL_READ).ended("served").with("more", 3L),
                        "ada read the credential of X , and asked 3 more times"),
                Arguments.of(
                        row(AuditAction.CREDENTIAL_READ).ended("needs_reauthorization"),
                        "ada asked for the credential of X and got none: needs reauthorization"),
                Arguments.of(
                        row(AuditAction.CREDENTIAL_READ).about(null).ended("unknown_client"),
                        "ada asked for the credential and got none: unknown client"),
                Arguments.of(
                        row(AuditAction.CONSENT_FINISHED).ended("connected"), "ada allowed access at Klaviyo for X"),
                Arguments.of(
                        row(AuditAction.CONSENT_FINISHED).about(null).ended("access_denied"),
                        "ada came back from Klaviyo without access (access denied)"),
                Arguments.of(row(AuditAction.CONNECTED).ended("created"), "ada connected X"),
                Arguments.of(row(AuditAction.CONNECTED).ended("reconnected"), "ada reconnected X"),
                Arguments.of(
                        row(AuditAction.CONNECTED).ended("created").with("via_invite", "i1"),
                        "ada connected X through somebody with their link"),
                Arguments.of(row(AuditAction.INVITED).about(null).with("name", "Tea"), "ada made a link for “Tea”"),
                Arguments.of(row(AuditAction.INVITED), "ada made a link to reconnect X"),
                Arguments.of(row(AuditAction.INVITE_REVOKED), "ada took back the link to reconnect X"),
                Arguments.of(row(AuditAction.REFRESH_REQUESTED), "ada refreshed X by hand"),
                Arguments.of(shared("added", "bob", "viewer"), "ada shared X with bob as viewer"),
                Arguments.of(shared("changed", "bob", "editor"), "ada shared X with bob as editor"),
                Arguments.of(shared("changed", "bob", "owner"), "ada handed X over to bob"),
                Arguments.of(shared("removed", "bob", null), "ada stopped sharing X with bob"),
                Arguments.of(shared("removed", ADA, null), "ada gave up their part in X"),
                Arguments.of(
                        row(AuditAction.EDITED).with("changed", "display_name,tags"),
                        "ada changed the display name and tags of X"),
                Arguments.of(row(AuditAction.DISCONNECTED), "ada disconnected X"),
                Arguments.of(row(AuditAction.REPLAYED).about(null), "ada sent events again"),
                Arguments.of(
                        row(AuditAction.REDRIVEN).about(null).with("subscription", "s"),
                        "ada sent a dead letter again to s"),
                Arguments.of(
                        row(AuditAction.DROPPED).about(null).with("comment", "a test"),
                        "ada gave a dead letter up: a test"),
                Arguments.of(
                        new AuditRow("r", Instant.EPOCH, "moved_house", ADA, "c1", null, Map.of()),
                        "ada did “moved house” to X"));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryActionThatCanBeChosen(AuditAction action) {
        assertThat(AuditSentence.label(action)).isNotBlank().doesNotContain("_");
        assertThat(AuditSentence.of(row(action)).before()).isNotBlank();
    }

    @Test
    void saysThatNobodyProvedWhoTheyAre() {
        var row = AuditRow.of("r1", Instant.EPOCH, AuditAction.CREDENTIAL_READ, null);

        assertThat(AuditSentence.actor(row)).isEqualTo("Somebody who proved no identity");
    }

    private static String told(AuditRow row) {
        var sentence = AuditSentence.of(row);
        return "ada " + sentence.before()
                + (row.clientId() == null ? "" : sentence.after().isEmpty() ? " X" : " X ")
                + (row.clientId() == null && !sentence.after().isEmpty() ? " " : "") + sentence.after();
    }

    private static AuditRow shared(String outcome, String member, @Nullable String role) {
        return row(AuditAction.SHARED).ended(outcome).with("member", member).with("role", role);
    }

    private static AuditRow row(AuditAction action) {
        return AuditRow.of("r1", Instant.EPOCH, action, ADA).about("c1");
    }
}
