@NullMarked
package io.starmigrate.sandbox.starrocks.load;

import org.jspecify.annotations.NullMarked;
