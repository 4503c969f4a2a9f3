package io.starmigrate.sandbox.kills;

import java.time.Duration;

/**
 * How a run kills.
 *
 * @param seed decides who is killed, and when
 * @param kills how many kills there are at most; after them the workers are left alone
 * @param soonest the shortest time from one kill to the next
 * @param latest the longest time from one kill to the next
 * @param patience how long the whole run may take
 */
public record KillPlan(long seed, int kills, Duration soonest, Duration latest, Duration patience) {}
