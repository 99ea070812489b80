package com.emailpilot.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a query or a form, in the order they were sent, each with its undecoded text. */
public record Parameters(List<Parameter> all) {

    public Parameters {
        all = List.copyOf(all);
    }

    /** Reads {@code application/x-www-form-urlencoded} text; what cannot be decoded stays as it was sent. */
    public static Parameters parse(String encoded) {
        var parameters = new ArrayList<Parameter>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters.add(parameter(pair));
            }
        }
        return new Parameters(parameters);
    }

    /** The decoded value; empty when the parameter was not sent. */
    public Optional<String> first(String name) {
        return named(name).map(Parameter::value);
    }

    /** The value exactly as it was sent, still encoded; empty when the parameter was not sent. */
    public Optional<String> firstRaw(String name) {
        return named(name).map(Parameter::raw);
    }

    /** Whether any parameter was sent more than once. */
    public boolean hasRepeats() {
        return names().stream().distinct().count() < all.size();
    }

    public List<String> names() {
        return all.stream().map(Parameter::name).toList();
    }

    private Optional<Parameter> named(String name) {
        return all.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    private static Parameter parameter(String pair) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var raw = equals < 0 ? "" : pair.substring(equals + 1);
        return new Parameter(decoded(name), decoded(raw), raw);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** One name and value; {@code raw} is the value before decoding. */
    public record Parameter(String name, String value, String raw) {}
}
