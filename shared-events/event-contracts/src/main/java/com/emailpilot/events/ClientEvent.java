package com.emailpilot.events;

/**
 * Something that is told of a client record, of a grant that was to become one, or of the system that looks after both.
 *
 * <p>Apply the events of one client in the order of ({@code generation}, {@code seq}) and drop what is not newer.
 */
public sealed interface ClientEvent extends Event
        permits ClientChange, ClientSnapshot, ConnectionRefused, OperationsAlertRaised {}
