package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.faults.Faults;
import com.emailpilot.sandbox.limits.RateLimits;
import com.emailpilot.sandbox.oauth.Apps;
import com.emailpilot.sandbox.oauth.AuthorizationServer;
import com.emailpilot.sandbox.oauth.Ledger;
import com.emailpilot.sandbox.time.SandboxClock;
import com.emailpilot.sandbox.traffic.TrafficLog;

/** Everything in a sandbox that has state. */
public record SandboxParts(
        SandboxClock clock,
        Accounts accounts,
        Apps apps,
        Ledger ledger,
        AuthorizationServer server,
        RateLimits limits,
        Faults faults,
        TrafficLog traffic) {}
