/** What a backup says of itself, beside its files. */
@NullMarked
package io.starmigrate.core.backup;

import org.jspecify.annotations.NullMarked;
