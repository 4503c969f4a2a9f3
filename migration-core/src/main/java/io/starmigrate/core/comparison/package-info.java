/** What pairs with what when both clusters are compared, and which difference has which way on: all pure. */
@NullMarked
package io.starmigrate.core.comparison;

import org.jspecify.annotations.NullMarked;
