package com.emailpilot.gateway.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.gateway.console.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EditPolicyTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(
            strings = {"Acme", "<img src=x onerror=alert(1)>", "قهوة", "\uD83D\uDC68‍\uD83D\uDC69‍\uD83D\uDC67", "a.b/c"
            })
    void takesAnyNameThatPeopleWrite(String name) {
        assertThat(named(name).displayName()).isEqualTo(name);
    }

    @Test
    void cutsBlanksOff() {
        assertThat(named("  Acme ").displayName()).isEqualTo("Acme");
        assertThat(tagged(" vip\t").tags()).containsExactly("vip");
    }

    @Test
    void takesTwoHundredCharacters() {
        assertThat(named(EMOJI.repeat(200)).displayName()).hasSize(400);
        assertRefused(new EditRequest(EMOJI.repeat(201), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u007f", "a\u2028b", "\u001b[31m", "\ud83d"})
    void refusesNamesThatNobodyCanRead(String name) {
        assertRefused(new EditRequest(name, null));
        assertRefused(new EditRequest(null, List.of(name)));
    }

    @Test
    void refusesLongOrAbsentTags() {
        assertThat(tagged("a".repeat(50)).tags()).hasSize(1);
        assertRefused(new EditRequest(null, List.of("a".repeat(51))));
        assertRefused(new EditRequest(null, Arrays.asList("a", null)));
    }

    @Test
    void refusesTooManyTags() {
        assertThat(EditPolicy.allowed(new EditRequest(null, numbered(20))).tags())
                .hasSize(20);
        assertRefused(new EditRequest(null, numbered(21)));
    }

    @Test
    void keepsTheFirstOfTagsThatAreAlike() {
        assertThat(tagged("VIP", "new", "vip").tags()).containsExactly("VIP", "new");
    }

    @Test
    void leavesAloneWhatIsNotThere() {
        assertThat(EditPolicy.allowed(new EditRequest(null, null))).isEqualTo(new Edit(null, null));
        assertThat(EditPolicy.allowed(new EditRequest(null, List.of()))).isEqualTo(new Edit(null, List.of()));
    }

    private static Edit named(String name) {
        return EditPolicy.allowed(new EditRequest(name, null));
    }

    private static Edit tagged(String... tags) {
        return EditPolicy.allowed(new EditRequest(null, List.of(tags)));
    }

    private static List<@Nullable String> numbered(int tags) {
        return IntStream.range(0, tags).<@Nullable String>mapToObj(n -> "t" + n).toList();
    }

    private static void assertRefused(EditRequest request) {
        assertThatThrownBy(() -> EditPolicy.allowed(request)).isInstanceOf(Refusal.class);
    }
}
