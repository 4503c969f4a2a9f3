package io.starmigrate.worker.outage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thing a worker depends on, or of one of its roles.
 *
 * @param name what lines call it
 * @param since when the first of the requests failed that none was answered after; null while it answers
 * @param why what the last of these met, never a secret; empty while it answers
 * @param answered how many requests were answered so far; of a role: how many steps were done
 * @param failed how many were not
 * @param slowedDown how often it has asked to be sent less at once
 */
public record Reach(String name, @Nullable Instant since, String why, long answered, long failed, long slowedDown) {}
