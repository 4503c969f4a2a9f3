@NullMarked
package io.starmigrate.sandbox.starrocks.export;

import org.jspecify.annotations.NullMarked;
