package com.emailpilot.vault;

/** Where the tokens of a client are stored: sealed text from any other client, generation or version stays shut. */
public record TokenPlace(String clientId, long generation, long tokenVersion) {}
