package com.emailpilot.operations.audit;

import com.emailpilot.clients.AuditAction;
import java.util.ArrayList;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word of an action. */
final class ActionConverter implements ITypeConverter<AuditAction> {

    @Override
    public AuditAction convert(String word) {
        return AuditAction.of(word)
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of " + new Words()));
    }

    /** The words of all actions. */
    static final class Words extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Words() {
            super(Arrays.stream(AuditAction.values()).map(AuditAction::word).toList());
        }
    }
}
