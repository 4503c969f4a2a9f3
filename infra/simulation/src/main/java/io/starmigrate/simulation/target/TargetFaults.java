package io.starmigrate.simulation.target;

/** What goes wrong with the loads and overwrites of a target. Used by one thread at a time. */
public final class TargetFaults {
    private final TargetTables tables;
    private final TargetLoads loads;
    private final TargetOverwrites overwrites;
    private double lostOverwrites;

    TargetFaults(TargetTables tables, TargetLoads loads, TargetOverwrites overwrites) {
        this.tables = tables;
        this.loads = loads;
        this.overwrites = overwrites;
    }

    /** How likely a client is to lose an overwrite at each of its steps. */
    public void loseOverwrites(double share) {
        lostOverwrites = share;
    }

    double lostOverwrites() {
        return lostOverwrites;
    }

    /** No statement runs longer than its timeout. */
    public void endOverwrites() {
        overwrites.endAll(tables);
    }

    /** Ends every running load, each a row short. */
    public void halveLoads() {
        loads.halve(tables.all());
    }

    /** A new leader reads the loads that wait again, each from its text: they go to what has the names by then. */
    public void changeLeader() {
        loads.readAgain(tables);
    }

    /** Forgets the labels of loads that have ended. */
    public void forgetLabels() {
        loads.forget();
        overwrites.forget();
    }
}
