package com.emailpilot.gateway.settings;

/** A setting that cannot be right: the service must not start with it. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the setting and says what it must be.
     *
     * @param setting name as the operator writes it, for example {@code KLAVIYO_OAUTH_REDIRECT_URI}
     * @param demand what it must be; never the value, which may be a secret
     */
    public InvalidSettingException(String setting, String demand) {
        super(setting + " " + demand);
    }
}
