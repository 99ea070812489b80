package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMessagesTest {

    private static final EventMessage GOOD =
            new EventCodec().encode(TestEvents.klaviyoConnected(), "oauth-gateway", TestEvents.TIME, null);

    @ParameterizedTest
    @CsvSource({
        "ce-type, com.emailpilot.tokens-stolen.v1, ce-type is not of the contract",
        "ce-type, com.emailpilot.klaviyo-connected.v2, ce-type is not of the contract",
        "ce-specversion, 0.3, ce-specversion is not 1.0",
        "ce-id, ' ', ce-id is blank",
        "ce-time, yesterday, the attributes are not those of a CloudEvent",
        "ce-source, 'not a uri', the attributes are not those of a CloudEvent",
        "content-type, application/xml, content-type is not application/json",
    })
    void refusesAWrongAttribute(String attribute, String value, String reason) {
        Map<String, String> attributes = new HashMap<>(GOOD.attributes());
        attributes.put(attribute, value);

        String refusal = refusal(attributes, GOOD.data().getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-type", "ce-specversion", "ce-id", "ce-source", "ce-time"})
    void refusesAMissingAttribute(String attribute) {
        Map<String, String> attributes = new HashMap<>(GOOD.attributes());
        attributes.remove(attribute);

        String refusal = refusal(attributes, GOOD.data().getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "nonsense", "{\"a\":1} {\"b\":2}", "{\"grant_id\":\"a\",\"grant_id\":\"b\"}", "<html/>"
            })
    void refusesWhatIsNotJson(String data) {
        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).startsWith("data is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"text\"", "1"})
    void refusesWhatIsNotAnObject(String data) {
        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isEqualTo("data is not a JSON object");
    }

    @Test
    void refusesBadUtf8() {
        byte[] data = GOOD.data().getBytes(StandardCharsets.UTF_8);
        data[15] = (byte) 0xC0;

        String refusal = refusal(GOOD.attributes(), data);

        assertThat(refusal).isEqualTo("data is not UTF-8");
    }

    @Test
    void refusesUtf16() {
        String refusal = refusal(GOOD.attributes(), GOOD.data().getBytes(StandardCharsets.UTF_16));

        assertThat(refusal).isEqualTo("data is not UTF-8");
    }

    @Test
    void refusesDeepNesting() {
        String data = "{\"later\":" + "[".repeat(40) + "]".repeat(40) + ","
                + GOOD.data().substring(1);

        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isEqualTo("data is not JSON, or exceeds a limit");
    }

    @Test
    void refusesMoreThan256Kib() {
        String data = GOOD.data() + " ".repeat(256 * 1024);

        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isEqualTo("data is larger than 256 KiB");
    }

    @Test
    void refusesALongNumber() {
        String data = "{\"later\":" + "9".repeat(1000) + "," + GOOD.data().substring(1);

        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).isEqualTo("data is not JSON, or exceeds a limit");
    }

    @Test
    void givesReasonsWithoutData() {
        String data = "{\"grant_id\":\"canary\",\"connected_by\":{\"canary\":1},\"occurred_at\":\"canary\"}";

        String refusal = refusal(GOOD.attributes(), data.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal).doesNotContain("canary");
    }

    private static String refusal(Map<String, String> attributes, byte[] data) {
        var refused = catchThrowableOfType(
                PermanentFailureException.class,
                () -> new EventCodec().decode(attributes, data, "message-1", TestEvents.TIME));
        assertThat(refused).isNotNull();
        assertThat(refused.getCause()).isNull();
        return String.valueOf(refused.getMessage());
    }
}
