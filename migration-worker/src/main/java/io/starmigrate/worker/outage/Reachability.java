package io.starmigrate.worker.outage;

/** Is told what became of each request to one thing that may be out of reach. Safe for use by many threads. */
public interface Reachability {
    /** It answered, if only with a refusal of what was asked. */
    void answered();

    /** It did not answer, or lets nobody in now. */
    void failed(String why);

    /** It asks to be sent less at once; what it refused is sent again. */
    default void slowedDown() {}

    /** Nobody listens. */
    static Reachability unwatched() {
        return new Reachability() {
            @Override
            public void answered() {
                // Nobody listens.
            }

            @Override
            public void failed(String why) {
                // Nobody listens.
            }
        };
    }
}
