package com.emailpilot.operations.doctor;

import com.emailpilot.operations.terminal.Line;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param remedy what to do; absent where all is well
 */
record Diagnosis(
        Level level, String area, String sentence, @Nullable String remedy) {

    /** How bad it is. */
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Diagnosis ok(String area, String sentence) {
        return new Diagnosis(Level.OK, area, sentence, null);
    }

    static Diagnosis warn(String area, String sentence, String remedy) {
        return new Diagnosis(Level.WARN, area, sentence, remedy);
    }

    static Diagnosis fail(String area, String sentence, String remedy) {
        return new Diagnosis(Level.FAIL, area, sentence, remedy);
    }

    boolean isFailure() {
        return level == Level.FAIL;
    }

    Line line() {
        return Line.empty()
                .with("level", level.name().toLowerCase(Locale.ROOT))
                .with("area", area)
                .with("sentence", sentence)
                .with("remedy", remedy);
    }
}
