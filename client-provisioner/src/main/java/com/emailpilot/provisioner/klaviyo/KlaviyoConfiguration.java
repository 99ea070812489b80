package com.emailpilot.provisioner.klaviyo;

import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.klaviyo.KlaviyoEndpoints;
import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.startup.KlaviyoApp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Klaviyo's REST API, as this service calls it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KlaviyoProperties.class)
public class KlaviyoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KlaviyoAccounts klaviyoAccounts(KlaviyoProperties properties) {
        return KlaviyoHttp.accounts(KlaviyoEndpoints.of(properties.apiUrl(), properties.apiUrl()));
    }

    @Bean
    WantedScopes wantedScopes(KlaviyoProperties properties) {
        return new WantedScopes(KlaviyoApp.scopes(properties.scopes()));
    }
}
