package com.emailpilot.klaviyo;

import java.time.Duration;
import java.util.Iterator;

/** What is left of the limits of one call that has started, shared by all its tries. */
record CallBudget(Deadline toSend, Deadline end, Iterator<Duration> connectPauses) {}
