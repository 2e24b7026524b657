"""The servers of the comparison in Python: the protocol of trials.h, and the network that engram_steps wrote."""
import json
import sys
from time import perf_counter, process_time

import numpy as np


class Network:
    """The contents of a folder written by engram_steps --export, with the names of MODEL.md."""

    def __init__(self, folder):
        with open(f"{folder}/network.json") as file:
            self.description = json.load(file)
        d = self.description
        self.N, self.N_I, self.M, self.K = (
            d[name] for name in ("excitatory", "inhibitory", "patterns", "inputs_per_inhibitory"))
        self.a, self.beta, self.theta = d["activity"], d["beta"], d["theta"]
        self.c = 2 / (self.a * (1 - self.a))
        self.xi = np.fromfile(f"{folder}/patterns.u8", np.uint8).reshape(self.M, self.N)
        self.wires = np.fromfile(f"{folder}/wiring.i32", np.int32).reshape(self.N_I, self.K)


def trial(network, sums):
    """A trial from what each step left: Σ_j ξ_j^0 σ_j, Σ_j σ_j and Σ_k σ^I_k; an array of steps × 3."""
    cued, fired, inhibitory = np.asarray(sums, float).T
    a = network.a
    overlap = (cued - a * fired) / (network.N * a * (1 - a))
    return {"overlap": overlap.mean(), "rate_excitatory": fired.mean() / network.N,
            "rate_inhibitory": inhibitory.mean() / network.N_I, "last_overlap": overlap[-1],
            "least_overlap": min(1.0, overlap.min())}


class Stopwatch:
    """Measures from its making: the time on the processor, or on the clock where that is less (trials.h)."""

    def __init__(self):
        self.processor = process_time()
        self.begin = perf_counter()

    def seconds(self):
        on_clock = perf_counter() - self.begin
        return min(on_clock, process_time() - self.processor)


def timed_trial(network, start, step, steps):
    """Times `steps` calls of step(), each of which returns its three sums; start() goes back to the exact pattern."""
    start()
    watch = Stopwatch()
    sums = [step() for _ in range(steps)]
    return {"seconds": watch.seconds()} | trial(network, sums)


def demand_openblas():
    """Ends the program if numpy computes with anything else."""
    np.ones((2, 2), np.float32) @ np.ones((2, 2), np.float32)
    with open("/proc/self/maps") as maps:
        if "openblas" not in maps.read():
            sys.exit("numpy does not use OpenBLAS: install libopenblas0-pthread")


def serve(description, trials):
    """Answers requests with trials(steps, count), a list of trials, until the input ends."""
    print(json.dumps(description), flush=True)
    for line in sys.stdin:
        words = line.split()
        if len(words) != 4 or words[:2] != ["trials", "sequential"]:
            print(json.dumps({"error": f"not understood: {line.strip()}"}), flush=True)
            continue
        done = trials(int(words[2]), int(words[3]))
        print(json.dumps({name: [float(each[name]) for each in done] for name in done[0]}), flush=True)
