/** What pairs with what when both clusters are compared, and which difference has which way on: all pure. */
@NullMarked
@PublicApi
package io.starmigrate.core.comparison;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
