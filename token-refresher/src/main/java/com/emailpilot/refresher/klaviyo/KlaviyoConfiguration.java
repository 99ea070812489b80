package com.emailpilot.refresher.klaviyo;

import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.klaviyo.KlaviyoTokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service reaches Klaviyo. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KlaviyoProperties.class)
public class KlaviyoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KlaviyoTokens klaviyoTokens(KlaviyoProperties properties) {
        return properties
                .credentials()
                .map(credentials -> KlaviyoHttp.tokens(properties.endpoints(), credentials))
                .orElseGet(KlaviyoHttp::unconfigured);
    }
}
