package com.emailpilot.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.AppCredentials;
import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.AuthorizationRequest;
import com.emailpilot.klaviyo.ClientSecret;
import com.emailpilot.klaviyo.CodeVerifier;
import com.emailpilot.klaviyo.KlaviyoEndpoints;
import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.sandbox.KlaviyoSandbox;
import com.emailpilot.sandbox.SandboxSettings;
import com.emailpilot.sandbox.traffic.ReceivedRequest;
import com.emailpilot.sandbox.traffic.ReceivedRequest.Field;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The requests of our own client, one whole connection with counts, as Klaviyo describes them. */
@TestInstance(Lifecycle.PER_CLASS)
final class KlaviyoContractTest {

    /** Parameters of Klaviyo's OpenAPI description for the three resources that we read. */
    private static final Set<String> PUBLISHED_PARAMETERS = Set.of(
            "fields[account]",
            "fields[list]",
            "fields[segment]",
            "filter",
            "include",
            "sort",
            "page[cursor]",
            "page[size]");

    private static final String ATLAS = "ATou25";

    private final KlaviyoSandbox sandbox = KlaviyoSandbox.start(SandboxSettings.defaults());

    @BeforeAll
    void connectAndCount() {
        var endpoints = KlaviyoEndpoints.of(sandbox.consentUrl(), sandbox.apiUrl());
        var token = grant(endpoints).accessToken();
        var accounts = KlaviyoHttp.accounts(endpoints);

        accounts.account(token).block();
        accounts.countLists(token).block();
        accounts.countSegments(token).block();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Test
    void asksForTokensAsTheAppWithItsVerifierAndNoRevision() {
        var request = requests("token.code").getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.form())
                .extracting(Field::name)
                .containsExactlyInAnyOrder("grant_type", "code", "code_verifier", "redirect_uri");
        assertThat(header(request, "authorization")).containsExactly("Basic [redacted]");
        assertThat(header(request, "content-type"))
                .singleElement()
                .asString()
                .startsWith("application/x-www-form-urlencoded");
        assertThat(header(request, "revision")).isEmpty();
    }

    @Test
    void namesTheRevisionAndItselfInEveryCallOfTheApi() {
        assertThat(restRequests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(header(request, "revision")).containsExactly("2026-07-15");
            assertThat(header(request, "authorization")).containsExactly("Bearer [redacted]");
            assertThat(header(request, "user-agent")).singleElement().asString().isNotBlank();
        });
    }

    @Test
    void sendsOnlyParametersThatKlaviyoPublishes() {
        assertThat(restRequests())
                .flatExtracting(ReceivedRequest::query)
                .extracting(Field::name)
                .isSubsetOf(PUBLISHED_PARAMETERS);
    }

    @Test
    void asksForPagesOfTenWhichIsTheMostThatKlaviyoAllows() {
        assertThat(requests("lists")).hasSize(25);
        assertThat(restRequests())
                .flatExtracting(ReceivedRequest::query)
                .filteredOn(field -> field.name().equals("page[size]"))
                .extracting(Field::value)
                .containsOnly("10");
    }

    @Test
    void getsNoRefusalFromKlaviyo() {
        assertThat(sandbox.control().requests(_ -> true))
                .extracting(ReceivedRequest::outcome)
                .containsOnly("200");
    }

    private TokenGrant grant(KlaviyoEndpoints endpoints) {
        var app = sandbox.control().app();
        var verifier = CodeVerifier.generate(new SecureRandom());
        var scopes = List.of("accounts:read", "lists:read", "segments:read");
        var consent = new AuthorizationRequest(
                app.clientId(), SandboxSettings.DEFAULT_REDIRECT_URI, scopes, "a-state", verifier);
        var back = sandbox.control().authorize(consent.uriAt(endpoints).getRawQuery(), ATLAS);
        var code = new AuthorizationCode(back.getRawQuery().replaceAll(".*code=([^&]+).*", "$1"));
        var secret = new ClientSecret(app.secrets().getFirst());
        var result = KlaviyoHttp.tokens(endpoints, new AppCredentials(app.clientId(), List.of(secret)))
                .exchange(code, verifier, SandboxSettings.DEFAULT_REDIRECT_URI)
                .block();
        return result instanceof TokenResult.Granted granted ? granted.grant() : refused(result);
    }

    private static TokenGrant refused(@Nullable Object result) {
        throw new IllegalStateException("The sandbox granted nothing: " + result);
    }

    private List<ReceivedRequest> requests(String endpoint) {
        return sandbox.control().requests(request -> request.endpoint().equals(endpoint));
    }

    private List<ReceivedRequest> restRequests() {
        return sandbox.control().requests(request -> request.path().startsWith("/api/"));
    }

    private static List<String> header(ReceivedRequest request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }
}
