package com.emailpilot.operations.doctor;

import com.emailpilot.operations.system.SystemSettings;
import com.emailpilot.startup.InvalidSettingException;
import com.emailpilot.startup.KlaviyoApp;
import com.emailpilot.startup.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whether the settings are well formed, by the rules of the services that read them. */
record SettingsCheck(SystemSettings settings) implements Check {

    private static final List<String> ADDRESSES =
            List.of("KLAVIYO_OAUTH_REDIRECT_URI", "KLAVIYO_CONSENT_URL", "KLAVIYO_API_URL");

    @Override
    public String area() {
        return "settings";
    }

    @Override
    public List<Diagnosis> look() {
        List<Diagnosis> found = new ArrayList<>();
        var where = "project %s, database %s%s"
                .formatted(settings.project(), settings.database(), settings.local() ? ", on emulators" : "");
        found.add(Diagnosis.ok(area(), where));
        found.add(app());
        ADDRESSES.forEach(name -> settings.find(name).ifPresent(value -> addAddress(found, name, value)));
        return found;
    }

    private Diagnosis app() {
        var secret = settings.find("KLAVIYO_OAUTH_CLIENT_SECRET").orElse("");
        try {
            if (KlaviyoApp.credentials(settings.find("KLAVIYO_OAUTH_CLIENT_ID").orElse(""), secret)
                    .isPresent()) {
                return Diagnosis.ok(area(), "the app's client id and secret are set");
            }
            return Diagnosis.warn(
                    area(),
                    "KLAVIYO_OAUTH_CLIENT_ID or KLAVIYO_OAUTH_CLIENT_SECRET is not set here",
                    "Fine where the services have their own; without them connecting says \"not configured\".");
        } catch (InvalidSettingException wrong) {
            return wrong(wrong);
        }
    }

    private void addAddress(List<Diagnosis> found, String name, String value) {
        try {
            WebAddress.require(name, URI.create(value));
            found.add(Diagnosis.ok(area(), name + " is a good address"));
        } catch (InvalidSettingException wrong) {
            found.add(wrong(wrong));
        } catch (IllegalArgumentException _) {
            found.add(Diagnosis.fail(area(), name + " is no address", "Write it as https://host/path."));
        }
    }

    private Diagnosis wrong(InvalidSettingException wrong) {
        return Diagnosis.fail(
                area(),
                String.valueOf(wrong.getMessage()),
                "Correct it and start the services again; see .env.example.");
    }
}
