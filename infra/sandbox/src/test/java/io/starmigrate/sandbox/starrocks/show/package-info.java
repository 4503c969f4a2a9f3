/** What SHOW statements and information_schema look like in each version. */
@NullMarked
package io.starmigrate.sandbox.starrocks.show;

import org.jspecify.annotations.NullMarked;
