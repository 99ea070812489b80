package com.emailpilot.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.RefusalReason;
import com.emailpilot.gateway.connect.Outcome;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NoticeTest {

    @ParameterizedTest
    @EnumSource
    void saysASentenceForEachRefusal(RefusalReason reason) {
        var notice = Notice.of(reason);

        assertThat(notice.good()).isFalse();
        assertThat(notice.sentence()).endsWith(".").doesNotContain("_");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONNECTED", "IN_PROGRESS"},
            mode = EnumSource.Mode.EXCLUDE)
    void findsTheSentenceOfEachErrorCode(Outcome outcome) {
        var notice = Notice.ofErrorCode(outcome.code());

        assertThat(notice).isEqualTo(Notice.of(outcome));
        assertThat(notice.good()).isFalse();
    }

    @Test
    void saysSomethingElseForEachCode() {
        var sentences = Stream.concat(
                Arrays.stream(Outcome.values()).map(Notice::of),
                Arrays.stream(RefusalReason.values()).map(Notice::of));

        assertThat(sentences.map(Notice::sentence)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "klaviyo", "<script>alert(1)</script>", "ACCESS_DENIED", "invalid_state "})
    void neverRepeatsACodeThatItDoesNotKnow(String code) {
        var notice = Notice.ofErrorCode(code);

        assertThat(notice.good()).isFalse();
        assertThat(notice.sentence()).startsWith("Something went wrong").doesNotContain("script");
    }
}
