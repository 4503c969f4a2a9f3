/** What a migration is made of, free of any network: other teams embed it. */
@NullMarked
package io.starmigrate.core;

import org.jspecify.annotations.NullMarked;
