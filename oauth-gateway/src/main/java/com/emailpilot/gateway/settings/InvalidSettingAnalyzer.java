package com.emailpilot.gateway.settings;

import com.emailpilot.vault.KeysetUnusableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why the service does not start; comes before Boot's own analyzers, which print values. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException || cause instanceof KeysetUnusableException) {
                return new FailureAnalysis(
                        String.valueOf(cause.getMessage()), "Correct the setting and start again.", cause);
            }
        }
        return null;
    }
}
