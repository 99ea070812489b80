package com.emailpilot.gateway.signin;

import com.emailpilot.gateway.signin.LocalUsersProperties.LocalUser;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UserDetailsRepositoryReactiveAuthenticationManager;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Sign-in by form, for local mode. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Import(LoginController.class)
class FormSignInConfiguration {

    @Bean
    SignIn formSignIn(LocalUsersProperties properties, SealedSessions sessions, Clock clock) {
        var users = properties.localUsers().stream()
                .map(FormSignInConfiguration::user)
                .toList();
        var manager = new UserDetailsRepositoryReactiveAuthenticationManager(new MapReactiveUserDetailsService(users));
        manager.setPasswordEncoder(new BCryptPasswordEncoder());
        Set<String> names = users.stream().map(UserDetails::getUsername).collect(Collectors.toSet());
        return new FormSignIn(manager, new LoginAttempts(names, clock), sessions);
    }

    private static UserDetails user(LocalUser user) {
        return User.withUsername(user.name())
                .password(user.passwordHash())
                .roles(user.roles().toArray(String[]::new))
                .build();
    }
}
