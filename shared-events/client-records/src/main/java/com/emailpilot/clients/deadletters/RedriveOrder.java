package com.emailpilot.clients.deadletters;

/**
 * An order to send dead letters again.
 *
 * @param key what the order is given under: the same key means the same order
 * @param by e-mail address of the person or service account who gives it
 * @param force also where a letter was sent again often before
 */
public record RedriveOrder(String key, String by, boolean force) {}
