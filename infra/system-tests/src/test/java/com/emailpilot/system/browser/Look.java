package com.emailpilot.system.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a visitor's screen is like: a light one, unless a parameter says something else. */
@Target({ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface Look {

    int width() default 1280;

    int height() default 800;

    boolean dark() default false;
}
