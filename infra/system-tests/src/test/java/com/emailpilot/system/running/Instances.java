package com.emailpilot.system.running;

import com.emailpilot.local.system.Extras;
import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import java.util.Map;

/** More instances of services, most of them doomed to die at a step of their protocol. */
public final class Instances {

    private final LocalSystem local;
    private final Wires wires;
    private final Downstream downstream;

    Instances(LocalSystem local, Wires wires, Downstream downstream) {
        this.local = local;
        this.downstream = downstream;
        this.wires = wires;
    }

    /** One more gateway, beside the usual one; dies at a step, for example {@code C3.before}. */
    public LocalPart gatewayThatDiesAt(String step) {
        return another(LocalSystem.GATEWAY, Setups.dyingAt(step));
    }

    /** One more refresher, beside the usual one. */
    public LocalPart refresher() {
        return another(LocalSystem.REFRESHER, Setups.refresher(Extras.NONE, downstream));
    }

    /** One more refresher with this in its environment, which may not become healthy. */
    public LocalPart refresherWith(Map<String, String> environment) {
        var another = local.another(LocalSystem.REFRESHER);
        another.start(Setups.refresher(Extras.environment(environment), downstream));
        return another;
    }

    /** One more refresher, beside the usual one; dies at a step of its work for one client. */
    public LocalPart refresherThatDiesAt(String step, String clientId) {
        return another(LocalSystem.REFRESHER, Setups.refresher(Setups.dyingAt(step, clientId), downstream));
    }

    /** One more refresher, beside the usual one; stops itself as {@code kill -STOP} does at a step of its work for one client. */
    public LocalPart refresherThatPausesAt(String step, String clientId) {
        return another(LocalSystem.REFRESHER, Setups.refresher(Setups.pausedAt(step, clientId), downstream));
    }

    /** Puts a provisioner that dies at a step in the place of the usual one. */
    public LocalPart provisionerThatDiesAt(String step) {
        var doomed = local.part(LocalSystem.PROVISIONER);
        doomed.stop();
        doomed.start(Setups.dyingAt(step));
        doomed.awaitReady();
        return doomed;
    }

    /** Starts the usual provisioner once its doomed stand-in is dead. */
    public void restartProvisioner() {
        var provisioner = local.part(LocalSystem.PROVISIONER);
        provisioner.start(Setups.over(wires.provisioner()));
        provisioner.awaitReady();
    }

    private LocalPart another(String module, Extras extras) {
        var another = local.another(module);
        another.start(extras);
        another.awaitReady();
        return another;
    }
}
