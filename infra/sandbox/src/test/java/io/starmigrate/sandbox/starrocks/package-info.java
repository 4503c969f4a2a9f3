@NullMarked
package io.starmigrate.sandbox.starrocks;

import org.jspecify.annotations.NullMarked;
