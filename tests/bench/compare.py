"""Engram against its peers, in one interleaved run and on the same networks; README.md says what and how.

    compare.py PROGRAMS [SIZES] [--rounds N] [--write README.md]     PROGRAMS: the folder with engram_steps and the others
    compare.py PROGRAMS --self-check                                  can the check of the statistics fail?

SIZES are letters of A, B, C and D, and K for the capacity study; all of them when left out. Ends with 1, and writes
nothing, if a peer does not simulate the same model.
"""
import argparse
import pathlib
import sys
import tempfile

import capacity_study
import tables
from servers import start
from statistics_check import disagreement, largest_deviation

RULES = ("sequential", "synchronous", "asynchronous")
# The same trials once more, by two threads in sizes that are worth it, and with narrower instructions.
TWO_THREADS, AVX2, BASELINE = "sequential/2", "sequential/1/avx2", "sequential/1/baseline"
LARGE = "CD"
ROUNDS = {"A": 9, "B": 9, "C": 7, "D": 7, "K": 3}
SECONDS_PER_TURN = 0.4


def joined(rounds):
    """All trials of all rounds as one."""
    return {name: [value for each in rounds for value in each[name]] for name in rounds[0]}


def again(size, network):
    """What the machine can do of them."""
    return tuple(turn for turn in (AVX2, BASELINE) if turn.split("/")[-1] in network["levels"]) + \
        ((TWO_THREADS,) if size in LARGE else ())


def turns(size, servers):
    """What takes a turn in each round: (name, server, rule)."""
    engram, *peers = servers
    own = RULES + again(size, engram.ready)
    return [(rule, engram, rule) for rule in own] + [(each.name, each, "sequential") for each in peers]


def measure(size, programs, rounds):
    """{turn: [the trials of round 1, 2, …]} for a size; `sequential` is Engram in the rule of the peers."""
    with tempfile.TemporaryDirectory() as folder:
        servers = start(size, programs, folder)
        least = 4 if size == "D" else 1  # few trials of D stay calm
        counts, results = {}, {}
        for name, server, rule in turns(size, servers):
            seconds = sum(server.trials(rule, 1)["seconds"])  # warms up, too
            counts[name] = max(least, min(2000, int(SECONDS_PER_TURN / seconds)))
        for name in again(size, servers[0].ready):
            counts[name] = counts["sequential"]
        for n in range(rounds):
            print(f"{size}: round {n + 1} of {rounds}", file=sys.stderr)
            order = turns(size, servers)
            order = order[n % len(order):] + order[:n % len(order)]
            for name, server, rule in order:
                results.setdefault(name, []).append(server.trials(rule, counts[name]))
        for server in servers:
            server.close()
        return servers[0].ready, results


def deviations_of(size, results):
    engram = joined(results["sequential"])
    return {(size, name): largest_deviation(engram, joined(rounds))
            for name, rounds in results.items() if name.split("/")[0] not in RULES}


def self_check(programs):
    """The check must pass for Engram in the rule of the peers, and fail in another rule, on the same network."""
    with tempfile.TemporaryDirectory() as folder:
        engram, peer = start("B", programs, folder, ["numpy low-rank"])
        theirs = peer.trials("sequential", 60)
        found = {f"B: Engram {rule}, peer sequential":
                 disagreement({("B", peer.name): largest_deviation(engram.trials(rule, 60), theirs)})
                 for rule in ("sequential", "synchronous")}
        for server in (engram, peer):
            server.close()
    ours, theirs = capacity_study.engram(programs, 1), [capacity_study.numpy()]
    found["capacity: the same rules"] = disagreement(capacity_study.deviations(ours, theirs))
    found["capacity: each rule against the other"] = disagreement(
        capacity_study.deviations(ours, theirs, capacity_study.other_rule))
    for comparison, wrong in found.items():
        print(f"{comparison}: {wrong or 'they agree'}")
    agree, differ, same, other = found.values()
    return 0 if differ and other and not agree and not same else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("sizes", nargs="?", default="ABCDK")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--self-check", action="store_true")
    options = parser.parse_args()
    if options.self_check:
        sys.exit(self_check(options.programs))
    load = tables.load()
    networks, results, deviations, studies = {}, {}, {}, None
    for size in options.sizes:
        rounds = options.rounds or ROUNDS[size]
        if size == "K":
            studies = capacity_study.measure(options.programs, rounds)
            deviations |= capacity_study.deviations(studies["Engram"][0], studies[capacity_study.PEER])
        else:
            networks[size], results[size] = measure(size, options.programs, rounds)
            deviations |= deviations_of(size, results[size])
    texts = {tables.MARKS: tables.report(networks, results, deviations, load)} if results else {}
    if studies:
        texts[tables.STUDY_MARKS] = tables.study_report(studies, deviations, load)
    print(*texts.values(), sep="\n")
    if wrong := disagreement(deviations):
        sys.exit(f"These do not simulate the same model, so their times say nothing:\n{wrong}")
    if options.write:
        for marks, text in texts.items():
            tables.put_between_marks(options.write, text, marks)


if __name__ == "__main__":
    main()
