/** What may know what, over all modules. */
@NullMarked
package io.starmigrate.architecture;

import org.jspecify.annotations.NullMarked;
