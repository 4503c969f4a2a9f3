package io.starmigrate.core.pace;

/**
 * Whether exports may begin, by what is exported and not yet published: not from a bound on, until a tenth of it is
 * published again, so that what begins is not decided anew with each partition. Not safe for use by many threads.
 */
public final class ExportAhead {
    private static final int SLACK = 10;

    private final long most;
    private boolean held;

    /** @param most in bytes; 0: exports begin whatever is not yet published */
    public ExportAhead(long most) {
        this.most = most;
    }

    /** From how many bytes on none begins; 0: there is no such bound. */
    public long most() {
        return most;
    }

    /**
     * Whether none may begin now. While nothing is on its way one always may.
     *
     * @param bytes exported and not yet published, without what has FAILED or was given up
     */
    public boolean isHeld(long bytes) {
        held = most > 0 && bytes > 0 && bytes >= (held ? most - most / SLACK : most);
        return held;
    }
}
