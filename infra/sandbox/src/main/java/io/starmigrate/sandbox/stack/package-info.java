/** What the deployed stack's template declares, created in the sandbox's DynamoDB and SQS. */
@NullMarked
package io.starmigrate.sandbox.stack;

import org.jspecify.annotations.NullMarked;
