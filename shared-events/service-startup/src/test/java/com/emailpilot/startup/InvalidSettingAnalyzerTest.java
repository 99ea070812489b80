package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.vault.KeysetUnusableException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class InvalidSettingAnalyzerTest {

    private final InvalidSettingAnalyzer unit = new InvalidSettingAnalyzer();

    @Test
    void saysWhichSettingItIsHoweverDeepTheCause() {
        var cause = new InvalidSettingException("KLAVIYO_API_URL", "must be an https URL");
        var failure = new IllegalStateException("context", new RuntimeException("bean", cause));

        var analysis = unit.analyze(failure);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("KLAVIYO_API_URL must be an https URL");
    }

    @Test
    void saysWhatIsWrongWithTheKeyset() {
        var analysis = unit.analyze(new KeysetUnusableException("Others can read the keyset", new Exception()));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("Others can read the keyset");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(unit.analyze(new IllegalStateException("a bug"))).isNull();
    }
}
