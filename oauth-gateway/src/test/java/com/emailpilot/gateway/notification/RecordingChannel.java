package com.emailpilot.gateway.notification;

import com.emailpilot.gateway.notification.Told.Delivered;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Remembers whom it told, and answers as a test wants it. */
final class RecordingChannel implements Channel {

    private final List<Letter> letters = new ArrayList<>();
    private Mono<Told> answer = Mono.just(new Delivered());

    @Override
    public String word() {
        return "mail";
    }

    @Override
    public Mono<Told> tell(Letter letter) {
        letters.add(letter);
        return answer;
    }

    /** What it answers from now on. */
    void answers(Mono<Told> told) {
        answer = told;
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }
}
