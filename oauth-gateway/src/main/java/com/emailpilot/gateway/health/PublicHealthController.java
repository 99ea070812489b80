package com.emailpilot.gateway.health;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /actuator/health} of the public port: one word, and no call to anybody. */
@RestController
final class PublicHealthController {

    private final ApplicationAvailability availability;

    PublicHealthController(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @GetMapping("/actuator/health")
    ResponseEntity<Health> health() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? ResponseEntity.ok(new Health("UP"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("OUT_OF_SERVICE"));
    }

    record Health(String status) {}
}
