/** What has to be true of a world when a job has ended, asked beside the product. */
@NullMarked
package io.starmigrate.sandbox.proof;

import org.jspecify.annotations.NullMarked;
