package com.emailpilot.klaviyo;

/** The two tokens of one connection, as they are sealed and stored together. */
public record TokenPair(AccessToken accessToken, RefreshToken refreshToken) {}
