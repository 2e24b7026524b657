"""The course's capacity study (resources/sweeps/capacity-300.json) in numpy: all cues of a dictionary at once, so that
every input is a product of two matrices; float32, OpenBLAS, one thread. Prints one line of JSON.

    numpy_capacity.py DICTIONARIES
"""
import itertools
import json
import sys

import numpy as np

from trials import Stopwatch, demand_openblas

N, N_I, K, a, beta, theta, flipped, steps = 300, 80, 60, 0.1, 4, 1, 15, 50
FIRST_M, LAST_M = 5, 25
c = 2 / (a * (1 - a))
random = np.random.Generator(np.random.SFC64())


def distinct(rows, count):
    """`count` distinct ones of N for each row, as a matrix of 0 and 1."""
    chosen = np.argpartition(random.random((rows, N), dtype=np.float32), count, axis=1)[:, :count]
    matrix = np.zeros((rows, N), np.float32)
    np.put_along_axis(matrix, chosen, 1, axis=1)
    return matrix


def wiring():
    """N × N_I, of 0 and 1."""
    return np.ascontiguousarray(distinct(N_I, K).T)


class Population:
    """Inhibitory neurons that fire with the share of their inputs that does."""

    def __init__(self, M):
        self.wires = wiring()
        self.uniform = np.empty((M, N_I), np.float32)

    def fired(self, sigma):
        """How many fire after the states `sigma`, a row for each cue."""
        random.random(out=self.uniform, dtype=np.float32)
        self.uniform *= K
        return np.count_nonzero(self.uniform < sigma @ self.wires, axis=1).astype(np.float32)


def final_states(xi, synchronous, with_second):
    """The states after all steps, one row for each cued memory. In the synchronous rule the excitatory neurons use what
    the inhibitory ones did a step before."""
    M = len(xi)
    sigma = np.abs(xi - distinct(M, flipped))
    first, second = Population(M), Population(M) if with_second else None
    inhibitory, inhibitory_2 = random.binomial(N_I, a, M).astype(np.float32), np.zeros(M, np.float32)
    weights = np.float32(beta * c / N) * xi
    inhibition = np.float32(beta * c * a / N_I) * xi.sum(axis=0)
    h, u = np.empty((M, N), np.float32), np.empty((M, N), np.float32)
    for _ in range(steps):
        now, now_2 = first.fired(sigma), inhibitory_2
        if with_second:
            now_2 = np.where(sigma.mean(axis=1) > np.float32(a), second.fired(sigma), np.float32(0))
        if not synchronous:
            inhibitory, inhibitory_2 = now, now_2
        np.dot(sigma @ xi.T, weights, out=h)
        np.multiply.outer(inhibitory, inhibition, out=u)
        h -= u
        if with_second:
            h -= np.float32(beta * c * a / N_I) * inhibitory_2[:, None]
        h -= beta * theta
        np.tanh(h, out=h)
        random.random(out=u, dtype=np.float32)
        u *= 2
        u -= 1
        np.less(u, h, out=sigma, casting="unsafe")
        inhibitory, inhibitory_2 = now, now_2
    return sigma


def retrieved(M, synchronous, with_second):
    """How many memories of one dictionary are retrieved, by the overlap rule and by the Hamming rule."""
    xi = (random.random((M, N), dtype=np.float32) < a).astype(np.float32)
    sigma = final_states(xi, synchronous, with_second)
    overlap = ((xi - a) * sigma).sum(axis=1) / (N * a * (1 - a))
    hamming = np.abs(xi - sigma).mean(axis=1)
    return int(np.count_nonzero(overlap >= 0.7)), int(np.count_nonzero(hamming <= 0.05))


def main():
    dictionaries = int(sys.argv[1])
    demand_openblas()
    watch = Stopwatch()
    counts = {}
    for rule, second, M in itertools.product(("synchronous", "sequential"), (False, True), range(FIRST_M, LAST_M + 1)):
        counts[f"{rule},{str(second).lower()},{M}"] = [retrieved(M, rule == "synchronous", second)
                                                      for _ in range(dictionaries)]
    print(json.dumps({"seconds": watch.seconds(),
                      "overlap": {point: [o for o, _ in each] for point, each in counts.items()},
                      "hamming": {point: [h for _, h in each] for point, each in counts.items()}}))


if __name__ == "__main__":
    main()
