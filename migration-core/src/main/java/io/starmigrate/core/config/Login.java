package io.starmigrate.core.config;

import io.starmigrate.core.storage.Secret;

/**
 * A database account.
 *
 * @param user its name
 * @param password its password, which may be empty
 */
public record Login(String user, Secret password) {}
