/** From a {@code .env} file and the environment to a typed, validated, immutable configuration. */
@NullMarked
@PublicApi
package io.starmigrate.core.config;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
