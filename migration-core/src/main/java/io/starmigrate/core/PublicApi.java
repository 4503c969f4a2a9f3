package io.starmigrate.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package, or a type, that other teams may embed: what is public there is kept from one minor version to the
 * next, or told in the changelog. Whatever is not marked may change at any time, public or not.
 */
@Documented
@PublicApi
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface PublicApi {}
