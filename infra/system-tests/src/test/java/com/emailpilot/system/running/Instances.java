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

    /** One more instance of a service, beside the usual one and equal to it. */
    public LocalPart beside(String service) {
        var another = local.another(service);
        another.start(local.setup().extrasOf(service));
        another.awaitReady();
        return another;
    }

    /** One more gateway, beside the usual one; dies at a step, for example {@code C3.before}. */
    public LocalPart gatewayThatDiesAt(String step) {
        return gateway(Setups.dyingAt(step));
    }

    /** One more gateway, beside the usual one, with this in its environment. */
    public LocalPart gatewayWith(Map<String, String> environment) {
        return gateway(Extras.environment(environment));
    }

    /** One more refresher, beside the usual one; it hears no hints, but can be asked. */
    public LocalPart refresher() {
        return refresher(Map.of());
    }

    /** One more refresher that hears no hints, with this in its environment, which may not become healthy. */
    public LocalPart refresherWith(Map<String, String> environment) {
        var another = local.another(LocalSystem.REFRESHER);
        another.start(Setups.refresher(Setups.deaf(environment), downstream));
        return another;
    }

    /** One more refresher that hears no hints; dies at a step of its work for one client. */
    public LocalPart refresherThatDiesAt(String step, String clientId) {
        return refresher(Map.of("CRASH_AT", step, "CRASH_FOR", clientId));
    }

    /** One more refresher that hears no hints; stops itself as {@code kill -STOP} does at a step of its work for one client. */
    public LocalPart refresherThatPausesAt(String step, String clientId) {
        return refresher(Map.of("PAUSE_AT", step, "CRASH_FOR", clientId));
    }

    /** The same; once it is continued it dies at a later step. */
    public LocalPart refresherThatPausesAndDies(String pauseAt, String dieAt, String clientId) {
        return refresher(Map.of("PAUSE_AT", pauseAt, "CRASH_AT", dieAt, "CRASH_FOR", clientId));
    }

    /** Puts a refresher that hears hints, and dies at a step of its work for one client, in the place of the usual one. */
    public LocalPart usualRefresherThatDiesAt(String step, String clientId) {
        var doomed = local.part(LocalSystem.REFRESHER);
        doomed.stop();
        doomed.start(Setups.refresher(Setups.dyingAt(step, clientId), downstream));
        doomed.awaitReady();
        return doomed;
    }

    /** Starts the usual refresher once its doomed stand-in is dead. */
    public void restartRefresher() {
        var refresher = local.part(LocalSystem.REFRESHER);
        refresher.start(Setups.refresher(Setups.over(wires.refresher()), downstream));
        refresher.awaitReady();
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

    /** One more provisioner that hears no messages, with this in its environment. */
    public LocalPart provisionerWith(Map<String, String> environment) {
        var another = local.another(LocalSystem.PROVISIONER);
        another.start(Setups.deaf(environment));
        another.awaitReady();
        return another;
    }

    private LocalPart gateway(Extras extras) {
        var another = local.another(LocalSystem.GATEWAY);
        another.start(extras);
        another.awaitReady();
        return another;
    }

    private LocalPart refresher(Map<String, String> environment) {
        var another = refresherWith(environment);
        another.awaitReady();
        return another;
    }
}
