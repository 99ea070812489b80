package com.emailpilot.refresher.rotation;

import com.emailpilot.refresher.revocation.RevokeGrant;

/** Who does what a hint asks for. */
record HintHandlers(
        SweepDueClients sweep, RotateTokens rotateTokens, RotateGrant rotateGrant, RevokeGrant revokeGrant) {}
