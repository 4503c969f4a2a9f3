/** DynamoDB Local on loopback, to be loaded by a class loader that holds nothing else. */
@NullMarked
package io.starmigrate.dynamodb;

import org.jspecify.annotations.NullMarked;
