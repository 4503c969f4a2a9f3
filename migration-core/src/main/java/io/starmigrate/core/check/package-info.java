/** What a check says of what it found, decided without asking anybody. */
@NullMarked
@PublicApi
package io.starmigrate.core.check;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
