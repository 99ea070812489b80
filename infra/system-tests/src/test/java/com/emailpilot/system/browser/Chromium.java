package com.emailpilot.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of this machine, without a window and without a way to anywhere but this machine. */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-first-run",
            "--no-proxy-server");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Playwright playwright;
    private final Browser browser;

    Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(flags()));
    }

    /** As good as a browser that was never used before. */
    BrowserContext fresh(Look look) {
        return browser.newContext(new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static List<String> flags() {
        var flags = new ArrayList<>(FLAGS);
        if (System.getProperty("user.name").equals("root")) {
            flags.add("--no-sandbox");
        }
        return flags;
    }
}
