package io.starmigrate.core.forecast;

import java.util.Optional;

/** Sums of what was measured, and the coefficients that fit it with the least squares. Used by one thread. */
final class LeastSquares {
    /** A pivot below this, where features are at most 1, is none: the features cannot be told from each other. */
    private static final double NONE = 1e-9;

    private final int size;
    /** The normal equations: one row for each coefficient, what it is to give last. */
    private final double[][] equations;

    private double weights;

    LeastSquares(int size) {
        this.size = size;
        this.equations = new double[size][size + 1];
    }

    /**
     * One measurement.
     *
     * @param features from 0 to 1 each
     * @param weight how much its square counts
     */
    void add(double[] features, double value, double weight) {
        weights += weight;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                equations[row][column] += weight * features[row] * features[column];
            }
            equations[row][size] += weight * features[row] * value;
        }
    }

    /**
     * The coefficients of the chosen features, and 0 for the others.
     *
     * @return empty where they cannot be told from each other, or one is less than 0
     */
    Optional<double[]> solved(boolean[] chosen) {
        double[][] rows = new double[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = equations[row].clone();
        }
        for (int pivot = 0; pivot < size; pivot++) {
            if (chosen[pivot]) {
                if (rows[pivot][pivot] < NONE * weights) {
                    return Optional.empty();
                }
                eliminate(rows, pivot);
            }
        }
        double[] found = new double[size];
        for (int row = 0; row < size; row++) {
            found[row] = chosen[row] ? rows[row][size] / rows[row][row] : 0;
            if (found[row] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** Pivots of a positive matrix need no exchange. */
    private void eliminate(double[][] rows, int pivot) {
        for (int row = 0; row < size; row++) {
            double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
            for (int column = pivot; column <= size; column++) {
                rows[row][column] -= factor * rows[pivot][column];
            }
        }
    }
}
