/** From a {@code .env} file and the environment to a typed, validated, immutable configuration. */
@NullMarked
package io.starmigrate.core.config;

import org.jspecify.annotations.NullMarked;
