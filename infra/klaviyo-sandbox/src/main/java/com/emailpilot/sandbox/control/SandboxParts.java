package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.faults.Faults;
import com.emailpilot.sandbox.limits.RateLimits;
import com.emailpilot.sandbox.oauth.Apps;
import com.emailpilot.sandbox.oauth.AuthorizationServer;
import com.emailpilot.sandbox.oauth.Ledger;
import com.emailpilot.sandbox.oauth.PolicyInForce;
import com.emailpilot.sandbox.state.Remembered;
import com.emailpilot.sandbox.time.SandboxClock;
import com.emailpilot.sandbox.traffic.TrafficLog;
import java.util.List;

/** Everything in a sandbox that has state. */
public record SandboxParts(
        SandboxClock clock,
        Accounts accounts,
        Apps apps,
        Ledger ledger,
        PolicyInForce policy,
        AuthorizationServer server,
        RateLimits limits,
        Faults faults,
        TrafficLog traffic) {

    /** What outlives the process: all but the faults, the windows of the limits, and the requests themselves. */
    public List<Remembered<?>> remembered() {
        return List.of(
                clock.remembered(),
                accounts.remembered(),
                apps,
                policy,
                limits,
                ledger.remembered(),
                traffic.remembered());
    }
}
