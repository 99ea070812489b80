package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer has the shape that Klaviyo's own description gives it. */
final class AnswerSchemaTest {

    private static final KlaviyoSandbox SANDBOX = TestSandboxes.frozen();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Integration integration = new Integration(SANDBOX);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @AfterEach
    void reset() {
        SANDBOX.control().reset();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNTS, /api/accounts, NWc0f1",
        "ACCOUNTS, /api/accounts, QHst03",
        "ACCOUNTS, /api/accounts, BBxs01",
        "ACCOUNT, /api/accounts/PLbk00, PLbk00",
        "LISTS, /api/lists, ATou25",
        "LISTS, /api/lists, PLbk00",
        "LISTS, /api/lists?include=tags, NWc0f1",
        "LISTS, /api/lists?fields%5Blist%5D=name, NWc0f1",
        "SEGMENTS, /api/segments, ATou25",
        "SEGMENTS, /api/segments?fields%5Bsegment%5D=name, NWc0f1",
        "ERRORS, /api/lists?sort=nothing, NWc0f1",
        "ERRORS, /api/accounts/NOPE01, NWc0f1",
        "ERRORS, /api/nothing, NWc0f1"
    })
    void fitsItsSchema(AnswerSchema schema, String target, String account) {
        var response = integration.get(target, integration.accessToken(account));

        assertThat(violations(schema, response.body())).isEmpty();
    }

    @Test
    void fitsTheSchemaOfTokens() {
        var response = integration.exchange(integration.code("NWc0f1"));

        assertThat(violations(AnswerSchema.TOKENS, response.body())).isEmpty();
    }

    @Test
    void fitsTheSchemaOfTokenErrors() {
        var response = integration.exchange("invented");

        assertThat(violations(AnswerSchema.TOKEN_ERROR, response.body())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ACCOUNTS | {\"data\":[]}",
                "ACCOUNTS | {\"data\":[{\"type\":\"account\",\"id\":\"A\",\"attributes\":{},\"links\":{\"self\":\"x/\"}}]}",
                "LISTS | {\"data\":[],\"meta\":{\"total\":3}}",
                "SEGMENTS | {\"data\":[{\"type\":\"list\",\"id\":\"A\",\"attributes\":{},\"links\":{\"self\":\"x/\"}}]}",
                "ERRORS | {\"errors\":[{\"id\":\"1\",\"status\":\"400\",\"code\":\"c\",\"title\":\"t\",\"detail\":\"d\"}]}",
                "TOKENS | {\"access_token\":\"a\",\"token_type\":\"mac\",\"expires_in\":1,\"scope\":\"\"}",
                "TOKEN_ERROR | {\"errors\":[]}"
            })
    void refusesOtherShapes(AnswerSchema schema, String body) {
        var violations = violations(schema, body);

        assertThat(violations).isNotEmpty();
    }

    private static List<Error> violations(AnswerSchema schema, String body) {
        return SCHEMAS.getSchema(schema.json(), InputFormat.JSON).validate(body, InputFormat.JSON);
    }
}
