/** What is decided about rounds and a cutover: when the change is small, how long a freeze would take, go or no-go. */
@NullMarked
@PublicApi
package io.starmigrate.core.cutover;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
