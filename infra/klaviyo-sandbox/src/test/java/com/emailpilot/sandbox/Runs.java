package com.emailpilot.sandbox;

import com.emailpilot.sandbox.oauth.RefreshMode;
import java.nio.file.Path;

/** Sandboxes that run one after the other on one state file. */
record Runs(Path folder) {

    KlaviyoSandbox started() {
        return KlaviyoSandbox.start(settings());
    }

    SandboxSettings settings() {
        return SandboxSettings.defaults().withStateFile(file());
    }

    Path file() {
        return folder.resolve("state");
    }

    /** Something of everything that the ledger notes. */
    static void liveALittle(Integration app, KlaviyoSandbox sandbox) {
        sandbox.control().refreshMode(RefreshMode.Rotating.strict());
        var tokens = app.connect("NWc0f1");
        var spent = Integration.refreshToken(tokens);
        app.refresh(spent);
        app.refresh(spent);
        app.get("/api/lists", tokens.get("access_token").asString());
        app.connect("CKte09");
        sandbox.control().uninstall("CKte09");
        sandbox.control().createApiKey("NWc0f1", sandbox.control().app().scopes());
    }
}
