package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user as StarRocks prints it, {@code 'user'@'host'} or {@code 'user'@['domain']}: it puts quotes around names and
 * leaves those inside as they are, so that what it prints need not be what a statement may hold.
 */
public final class PrintedUser {
    private static final String PART = "(?:[^'\"\\\\\\p{Cntrl}]|\\\\['\"\\\\])*";

    /** What stands for itself: nothing in it ends a quote, or it is escaped already. */
    private static final Pattern QUOTED =
            Pattern.compile("'" + PART + "'(?:@(?:'" + PART + "'|\\['?" + PART + "'?\\]))?");

    private static final Pattern PRINTED = Pattern.compile("'(.*)'@'(.*)'", Pattern.DOTALL);
    private static final Pattern OF_DOMAIN = Pattern.compile("'(.*)'@\\['?(.*?)'?\\]", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("(.*)@(.*)", Pattern.DOTALL);

    private PrintedUser() {}

    /** The user as statements name it. */
    public static String sql(String printed) {
        if (QUOTED.matcher(printed).matches()) {
            return printed;
        }
        Matcher domain = OF_DOMAIN.matcher(printed);
        if (domain.matches()) {
            return Quoting.string(domain.group(1)) + "@[" + Quoting.string(domain.group(2)) + "]";
        }
        for (Pattern parts : new Pattern[] {PRINTED, BARE}) {
            Matcher text = parts.matcher(printed);
            if (text.matches()) {
                return Quoting.string(text.group(1)) + "@" + Quoting.string(text.group(2));
            }
        }
        return Quoting.string(printed);
    }
}
