"""Do two programs simulate the same model? Means over independent trials must agree."""
import math
from statistics import fmean, variance

QUANTITIES = ("overlap", "rate_excitatory", "rate_inhibitory", "last_overlap")
LIMIT = 4.5  # standard errors of the difference


def deviation(a, b):
    """The difference of the means of two samples in its standard errors, from the pooled variance."""
    freedom = len(a) + len(b) - 2
    pooled = ((len(a) - 1) * (variance(a) if len(a) > 1 else 0) +
              (len(b) - 1) * (variance(b) if len(b) > 1 else 0)) / max(freedom, 1)
    difference = fmean(a) - fmean(b)
    if pooled == 0:
        return 0.0 if difference == 0 else math.inf
    return difference / math.sqrt(pooled * (1 / len(a) + 1 / len(b)))


def largest_deviation(engram, peer, quantities=QUANTITIES):
    """The quantity that deviates most, and by how many standard errors."""
    each = {name: deviation(peer[name], engram[name]) for name in quantities}
    worst = max(each, key=lambda name: abs(each[name]))
    return worst, each[worst]


def disagreement(deviations):
    """What is wrong, in words, for {(size, peer): (quantity, deviation)}; empty if nothing is."""
    return "\n".join(f"{size}: {peer} differs from Engram in {quantity} by {z:.1f} standard errors"
                     for (size, peer), (quantity, z) in deviations.items() if not abs(z) <= LIMIT)
