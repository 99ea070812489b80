package com.emailpilot.refresher.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PacePropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(PaceConfiguration.class);

    @Test
    void hasDefaults() {
        service.run(started -> assertThat(started.getBean(PaceProperties.class)).isEqualTo(PaceProperties.defaults()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"most-under-way=0", "most-waiting=0", "longest-wait=0s", "open-for=10ms"})
    void doesNotStartWithWhatCannotBeRight(String setting) {
        service.withPropertyValues("emailpilot.pace." + setting)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidSettingException.class)
                        .rootCause()
                        .hasMessageContaining(setting.substring(0, setting.indexOf('='))));
    }
}
