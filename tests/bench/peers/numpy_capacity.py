"""The capacity study of engram_capacity in numpy: all cues of a dictionary at once, so that every input is a product of
two matrices; float32, OpenBLAS, one thread. Prints the same line of JSON.

    numpy_capacity.py DICTIONARIES FIRST_M LAST_M
"""
import json
import sys

import numpy as np

from trials import Stopwatch, demand_openblas

N, N_I, K, a, beta, theta, flipped, steps = 300, 80, 60, 0.1, 4, 1, 15, 50
c = 2 / (a * (1 - a))
random = np.random.Generator(np.random.SFC64())


def distinct(rows, count):
    """`count` distinct ones of N for each row, as a matrix of 0 and 1."""
    chosen = np.argpartition(random.random((rows, N), dtype=np.float32), count, axis=1)[:, :count]
    matrix = np.zeros((rows, N), np.float32)
    np.put_along_axis(matrix, chosen, 1, axis=1)
    return matrix


def final_states(xi, wires):
    """The states after all steps, one row for each cued memory. `wires` is N × N_I, of 0 and 1."""
    M = len(xi)
    sigma = np.abs(xi - distinct(M, flipped))
    weights = np.float32(beta * c / N) * xi
    inhibition = np.float32(beta * c * a / N_I) * xi.sum(axis=0)
    h, u, u_i = np.empty((M, N), np.float32), np.empty((M, N), np.float32), np.empty((M, N_I), np.float32)
    for _ in range(steps):
        random.random(out=u_i, dtype=np.float32)
        u_i *= K
        inhibitory = np.count_nonzero(u_i < sigma @ wires, axis=1).astype(np.float32)
        np.dot(sigma @ xi.T, weights, out=h)
        np.multiply.outer(inhibitory, inhibition, out=u)
        h -= u
        h -= beta * theta
        np.tanh(h, out=h)
        random.random(out=u, dtype=np.float32)
        u *= 2
        u -= 1
        np.less(u, h, out=sigma, casting="unsafe")
    return sigma


def retrieved(M):
    """How many memories of one dictionary are retrieved, by the overlap rule and by the Hamming rule."""
    xi = (random.random((M, N), dtype=np.float32) < a).astype(np.float32)
    wires = np.ascontiguousarray(distinct(N_I, K).T)
    sigma = final_states(xi, wires)
    overlap = ((xi - a) * sigma).sum(axis=1) / (N * a * (1 - a))
    hamming = np.abs(xi - sigma).mean(axis=1)
    return int(np.count_nonzero(overlap >= 0.7)), int(np.count_nonzero(hamming <= 0.05))


def main():
    dictionaries, first, last = map(int, sys.argv[1:])
    demand_openblas()
    watch = Stopwatch()
    counts = {M: [retrieved(M) for _ in range(dictionaries)] for M in range(first, last + 1)}
    seconds = watch.seconds()
    print(json.dumps({"seconds": seconds, "trials": dictionaries * sum(counts),
                      "overlap": {M: [o for o, _ in each] for M, each in counts.items()},
                      "hamming": {M: [h for _, h in each] for M, each in counts.items()}}))


if __name__ == "__main__":
    main()
