/** Object stores over the clouds' own SDKs. */
@NullMarked
package io.starmigrate.worker.storage;

import org.jspecify.annotations.NullMarked;
