"""The course's capacity study by engram-cli and by numpy: times, and whether both find the same."""
import csv
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
from statistics import fmean, variance
from time import perf_counter

from servers import ENVIRONMENT, PEERS

SWEEP = pathlib.Path(__file__).parents[2] / "resources/sweeps/capacity-300.json"
DICTIONARIES = 100
RULES = ("overlap", "hamming")
CLAIMS = {"Engram": 1, "Engram, two threads": 2}  # threads
PEER = "numpy batched"


def engram(programs, threads):
    """{"seconds", "runs", rule: {point: (mean, variance, count)}} of one study, start-up and writing included."""
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/study.csv"
        before, begin = os.times(), perf_counter()
        subprocess.run([f"{programs.parents[2]}/app/engram-cli", "sweep", SWEEP, "--out", out, "--threads",
                        str(threads)], check=True)
        on_clock, after = perf_counter() - begin, os.times()
        processor = after.children_user + after.children_system - before.children_user - before.children_system
        with open(out, encoding="utf-8") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    study = {"seconds": min(on_clock, processor) if threads == 1 else on_clock,  # as of the peer, trials.py
             "runs": sum(int(row["dictionaries"]) * int(row["cues"]) for row in rows)}
    for rule in RULES:
        study[rule] = {f'{row["dynamics.update"]},{row["network.second_inhibitory.enabled"]},{row["patterns"]}':
                       (float(row[f"retrieved_{rule}_mean"]), float(row[f"retrieved_{rule}_std"]) ** 2,
                        int(row["dictionaries"])) for row in rows}
    return study


def numpy(dictionaries=DICTIONARIES):
    """{"seconds", rule: {point: [memories retrieved of each dictionary]}}"""
    done = subprocess.run([sys.executable, f"{PEERS}/numpy_capacity.py", str(dictionaries)], env=ENVIRONMENT,
                          text=True, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure(programs, rounds):
    """{name: [study of round 1, 2, …]}"""
    studies = {}
    for n in range(rounds):
        print(f"capacity: round {n + 1} of {rounds}", file=sys.stderr)
        for name, threads in CLAIMS.items():
            studies.setdefault(name, []).append(engram(programs, threads))
        studies.setdefault(PEER, []).append(numpy())
    return studies


def deviation(ours, theirs):
    """The difference of the means in its standard errors, from the pooled variance."""
    mean, spread, count = ours
    freedom = count + len(theirs) - 2
    pooled = ((count - 1) * spread + (len(theirs) - 1) * variance(theirs)) / freedom
    difference = fmean(theirs) - mean
    if pooled == 0:
        return 0.0 if difference == 0 else math.inf
    return difference / math.sqrt(pooled * (1 / count + 1 / len(theirs)))


def deviations(engram_study, numpy_studies, renamed=lambda point: point):
    """{("capacity", peer): (point, deviation)}, the largest of each rule of retrieval. `renamed` maps a point of Engram
    to the one of numpy that it is compared with."""
    worst = {}
    for rule in RULES:
        each = {point: deviation(ours, [count for study in numpy_studies for count in study[rule][renamed(point)]])
                for point, ours in engram_study[rule].items()}
        point = max(each, key=lambda p: abs(each[p]))
        worst["capacity", f"{PEER} ({rule})"] = point, each[point]
    return worst


def other_rule(point):
    """The same point of the other update rule: for the self-check."""
    rule, rest = point.split(",", 1)
    return {"synchronous": "sequential", "sequential": "synchronous"}[rule] + "," + rest
