package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.refresher.metrics.RotationMetrics;
import com.emailpilot.vault.TokenVault;

/** What the steps of a rotation read from and store into. */
record RotationStore(
        ClientRecords clients,
        TokenEscrows escrows,
        Documents documents,
        ClientCommits commits,
        Conflicts conflicts,
        TokenVault vault,
        RotationMetrics metrics) {

    LatestRecord latest() {
        return new LatestRecord(clients, conflicts);
    }
}
