package com.emailpilot.local.system;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The services out of their built jars, and the sandbox, which is on the class path of this process already. */
final class BuiltApps implements Apps {
    static final String SANDBOX = "klaviyo-sandbox";

    private static final String SANDBOX_MAIN = "com.emailpilot.sandbox.KlaviyoSandbox";
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Apps services;

    BuiltApps(Path projectRoot) {
        services = new ExtractedApps(projectRoot);
    }

    @Override
    public App find(String module) {
        return module.equals(SANDBOX) ? sandbox() : services.find(module);
    }

    private static App sandbox() {
        List<Path> classPath = SEPARATOR
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
        return new App(classPath, SANDBOX_MAIN);
    }
}
