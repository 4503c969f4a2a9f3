/** The recorder on DynamoDB and the queue on SQS. Whoever uses it names the AWS SDK's modules in a pom of its own. */
@NullMarked
package io.starmigrate.core.aws;

import org.jspecify.annotations.NullMarked;
