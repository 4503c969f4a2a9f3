@NullMarked
package io.starmigrate.sandbox.starrocks.query;

import org.jspecify.annotations.NullMarked;
