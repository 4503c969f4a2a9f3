@NullMarked
package io.starmigrate.sandbox.starrocks.storage;

import org.jspecify.annotations.NullMarked;
