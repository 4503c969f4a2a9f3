/** What SHOW statements and information_schema look like in each version. */
@NullMarked
package io.starmigrate.standin.show;

import org.jspecify.annotations.NullMarked;
