package com.emailpilot.provisioner.audit;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the audit trail is sealed.
 *
 * @param sealEvery {@code EMAILPILOT_AUDIT_SEALEVERY}
 * @param sealMargin {@code EMAILPILOT_AUDIT_SEALMARGIN}: how old a row must be; longer than any commit takes
 */
@ConfigurationProperties("emailpilot.audit")
record AuditSealProperties(
        @DefaultValue("60s") Duration sealEvery,
        @DefaultValue("60s") Duration sealMargin) {

    AuditSealProperties {
        if (!sealEvery.isPositive() || sealMargin.isNegative()) {
            throw new InvalidSettingException(
                    "EMAILPILOT_AUDIT_SEALEVERY", "and EMAILPILOT_AUDIT_SEALMARGIN must be durations such as 60s");
        }
    }
}
