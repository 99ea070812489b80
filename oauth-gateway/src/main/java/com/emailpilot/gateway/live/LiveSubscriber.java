package com.emailpilot.gateway.live;

import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.EventSubscriptions.OpenSubscription;
import com.emailpilot.gateway.clients.ClientRows;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Listens to what all instances publish, in subscriptions of this instance alone, and keeps the streams in order.
 *
 * <p>Stops before the web server does, which would otherwise wait for streams that never end by themselves.
 */
final class LiveSubscriber implements SmartLifecycle {

    private final EventSubscriptions subscriptions;
    private final LiveEvents events;
    private final ClientRows rows;
    private final LiveFeed feed;
    private final String instance;
    private volatile List<OpenSubscription> open = List.of();
    private volatile boolean healthy;

    LiveSubscriber(
            EventSubscriptions subscriptions, LiveEvents events, ClientRows rows, LiveFeed feed, String instance) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.rows = rows;
        this.feed = feed;
        this.instance = instance;
    }

    @Override
    public void start() {
        open = List.of(
                subscriptions.subscribeLive("oauth-gateway.live-connections", instance, events),
                subscriptions.subscribeLive("oauth-gateway.live-clients", instance, events));
    }

    /** What was published while nobody listened is lost, so afterwards everybody loads the lists again. */
    @Scheduled(fixedDelay = 1_000)
    void tick() {
        var healthyBefore = healthy;
        healthy = !open.isEmpty() && open.stream().allMatch(OpenSubscription::healthy);
        if (healthy && !healthyBefore) {
            rows.forget();
            feed.resync();
        }
        feed.tick();
    }

    @Override
    public void stop() {
        var closing = open;
        open = List.of();
        feed.endAll();
        closing.forEach(OpenSubscription::close);
    }

    @Override
    public boolean isRunning() {
        return !open.isEmpty();
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
