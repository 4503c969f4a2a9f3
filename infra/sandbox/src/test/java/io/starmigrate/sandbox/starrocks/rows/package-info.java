@NullMarked
package io.starmigrate.sandbox.starrocks.rows;

import org.jspecify.annotations.NullMarked;
