"""The results of compare.py as Markdown."""
import os
import pathlib
import subprocess
from importlib.metadata import PackageNotFoundError, version
from statistics import median

from capacity_study import CLAIMS, PEER
from servers import COMMANDS, STEPS

CALM = 0.7  # a trial is calm if its overlap with the cued memory never falls below this
TARGETS = {"numpy dense": {"A": 300, "B": 1000, "C": 5000},
           "numpy low-rank": {"A": 400, "B": 300, "C": 500, "D": 150},
           "Eigen dense": {"A": 100, "B": 800},
           "Brian2 dense": {"A": 250, "B": 600}}
MARKS = "<!-- results: written by compare.py -->\n", "<!-- end of results -->\n"
STUDY_MARKS = "<!-- capacity study: written by compare.py -->\n", "<!-- end of the capacity study -->\n"


def calm_seconds(trials):
    """The times of the calm trials of a round, or of all if none was calm."""
    calm = [s for s, least in zip(trials["seconds"], trials["least_overlap"]) if least >= CALM]
    return calm or trials["seconds"]


def per_step(rounds):
    """The median time of a step in µs, of each round."""
    return [median(calm_seconds(trials)) / STEPS * 1e6 for trials in rounds]


def calm_share(rounds):
    least = [value for trials in rounds for value in trials["least_overlap"]]
    return sum(value >= CALM for value in least) / len(least)


def short(x):
    """Three digits."""
    return f"{x:.0f}" if x >= 100 else f"{x:.3g}"


def with_spread(values):
    return f"{short(median(values))} ({short(min(values))}–{short(max(values))})"


def row(cells):
    return "| " + " | ".join(cells) + " |\n"


def head(cells):
    return row(cells) + "|---" * len(cells) + "|\n"


def ratios_table(results):
    text = head(["", *results])
    text += row(["Engram, µs per step"] + [with_spread(per_step(each["sequential"])) for each in results.values()])
    for name, _, _ in COMMANDS:
        cells = [name]
        for size, each in results.items():
            if name not in each:
                cells.append("–")
                continue
            ratios = [peer / own for peer, own in zip(per_step(each[name]), per_step(each["sequential"]))]
            target = TARGETS.get(name, {}).get(size)
            cells.append(f"**{with_spread(ratios)}**".replace(" (", "** (", 1).removesuffix("**") +
                         (f" of {target}" if target else "") + f"; {short(median(per_step(each[name])))} µs")
        text += row(cells)
    return text


def rules_table(networks, results):
    text = head(["", *results])
    for rule in ("synchronous", "sequential", "asynchronous"):
        cells = [rule]
        for size, each in results.items():
            updates = networks[size]["excitatory"] + networks[size]["inhibitory"]
            ns = [1000 * us / updates for us in per_step(each[rule])]
            cells.append(f"{with_spread(ns)}; {short(median(per_step(each[rule])))} µs; "
                         f"{100 * calm_share(each[rule]):.0f} % calm")
        text += row(cells)
    return text


def again_table(results):
    """The trials of the sequential rule once more: the ratio of the time of all of them to that of the others, which had
    the best instructions of the machine and one thread."""
    text = head(["", *results])
    for name, turn in (("AVX2", "sequential/1/avx2"), ("baseline", "sequential/1/baseline"),
                       ("two threads", "sequential/2")):
        cells = [name]
        for each in results.values():
            if turn not in each:
                cells.append("–")
                continue
            ratios = [sum(other["seconds"]) / sum(one["seconds"])
                      for one, other in zip(each["sequential"], each[turn])]
            cells.append(f"{with_spread(ratios)}; {short(median(per_step(each[turn])))} µs")
        text += row(cells)
    return text


def statistics_table(results, deviations):
    text = head(["", *results])
    for name, _, _ in COMMANDS:
        cells = [name]
        for size, each in results.items():
            if name in each:
                quantity, z = deviations[size, name]
                trials = sum(len(trials["seconds"]) for trials in each[name])
                cells.append(f"{z:+.1f} ({quantity.replace('_', ' ')}; {trials} trials)")
            else:
                cells.append("–")
        text += row(cells)
    return text


def capacity_text(studies, deviations):
    engram, two, peer = ([study["seconds"] for study in studies[name]] for name in (*CLAIMS, PEER))
    text = f"The course's capacity study, {studies['Engram'][0]['runs']} runs, in seconds:\n\n"
    text += head(["", "one thread", "two threads"])
    text += row(["engram-cli sweep", with_spread(engram), with_spread(two)])
    text += row(["numpy, batched over cues", with_spread(peer), "–"])
    text += row(["numpy / Engram", *(f"**{with_spread([b / a for a, b in zip(each, peer)])}**" for each in (engram, two))])
    for rule in ("overlap", "hamming"):
        where, z = deviations["capacity", f"{PEER} ({rule})"]
        points, count = len(studies["Engram"][0][rule]), sum(len(study[rule][where]) for study in studies[PEER])
        text += (f"\nRetrieved memories, {rule} rule: of {points} points the largest deviation is {z:+.1f} standard errors, "
                 f"at {where} (100 dictionaries of Engram, {count} of numpy).\n")
    return text


def output_of(command):
    return subprocess.run(command, shell=True, text=True, stdout=subprocess.PIPE).stdout.strip()


def load():
    return os.getloadavg()[0]


def machine(load_before):
    cpu = dict(line.split(":", 1) for line in output_of("LC_ALL=C lscpu").splitlines() if ":" in line)
    flags = cpu.get("Flags", "").split()
    caches = ", ".join(f"{name} {cpu[key].split(' (')[0].strip()}" for name, key in
                       (("L1d", "L1d cache"), ("L2", "L2 cache"), ("L3", "L3 cache")) if key in cpu)
    wide = [name for name in ("avx2", "avx512f", "avx512_vbmi", "avx512vbmi", "vaes", "gfni") if name in flags]
    packages = " ".join(f"{name} {package_version(name)}" for name in ("numpy", "Brian2"))
    openblas = output_of("dpkg-query -W -f='${Version}' libopenblas0-pthread") or "?"
    return (f"{cpu.get('Model name', '?').strip()}, family {cpu.get('CPU family', '?').strip()} model "
            f"{cpu.get('Model', '?').strip()}, {cpu.get('CPU(s)', '?').strip()} cores ({caches} in all; "
            f"{' '.join(wide)}); {output_of('c++ --version').splitlines()[0]}; {packages}; OpenBLAS {openblas}; "
            f"load average {load_before:.1f} before, {load():.1f} after.\n")


def package_version(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def report(networks, results, deviations, load_before):
    """The table of sizes A to D."""
    text = f"Machine: {machine(load_before)}\n"
    if results:
        seeds = ", ".join(f"{size}: {network['seed']}" for size, network in networks.items())
        text += (f"Seeds: {seeds}.\n\nEngram in µs per step, then how many times as long the peers take; sequential rule, "
                 f"medians of the rounds (smallest–largest):\n\n{ratios_table(results)}\n")
        text += f"Engram in ns per neuron update, all rules:\n\n{rules_table(networks, results)}\n"
        text += "The same trials of the sequential rule by Engram with narrower instructions or more threads: their time over " \
                f"that above, of all trials, calm or not:\n\n{again_table(results)}\n"
        text += "Largest deviation of a peer's mean from Engram's, in standard errors:\n\n" \
                f"{statistics_table(results, deviations)}\n"
    return text


def study_report(studies, deviations, load_before):
    return f"Machine: {machine(load_before)}\n" + capacity_text(studies, deviations)


def put_between_marks(path, text, marks=MARKS):
    """Replaces what stands between the marks in a file."""
    path = pathlib.Path(path)
    before, rest = path.read_text().split(marks[0])
    _, after = rest.split(marks[1])
    path.write_text(f"{before}{marks[0]}\n{text}\n{marks[1]}{after}")
