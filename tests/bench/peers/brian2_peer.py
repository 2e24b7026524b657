"""The peers in Brian2: C++ standalone, one thread, float32, timed by Brian2's own clock of a run.

    brian2_peer.py dense|low-rank FOLDER

dense      a synapse for every pair of excitatory neurons carries the weight, as is natural in Brian2
low-rank   neurons of their own sum up the M memories, and only members are connected with them

Inhibition is the same for all but for n_i, so one neuron sums it up, which is cheaper than N_I × N synapses. A step is
a time step of Brian2; the first one of each trial sends out the pattern instead of drawing, and counts. The generated
program is built once; a loop around its run, by Brian2's insert_code, starts a trial for each line of its input.
"""
import subprocess
import sys
import tempfile

import brian2 as b2
import numpy as np

from trials import Network, serve, trial

LOOP = """
for (std::string line; std::getline(std::cin, line);) {
"""
REPORT = """
std::cout << Network::_last_run_time << "\\n";
for (auto* each : {&_dynamic_array_spikes_i, &_dynamic_array_spikes_i_i}) {
  for (int neuron : *each) std::cout << neuron << " ";
  std::cout << "\\n";
}
for (auto* each : {&_dynamic_array_spikes_t, &_dynamic_array_spikes_i_t}) {
  for (double t : *each) std::cout << t << " ";
  std::cout << "\\n";
}
std::cout << std::flush;
_dynamic_array_spikes_i.clear(), _dynamic_array_spikes_t.clear();
_dynamic_array_spikes_i_i.clear(), _dynamic_array_spikes_i_t.clear();
network.t = 0;
}
"""


def groups(net, steps):
    names = {"beta": net.beta, "theta": net.theta, "ca": net.c * net.a, "period": steps + 1}
    total = b2.NeuronGroup(1, "r : 1", name="total")
    inhibitory = b2.NeuronGroup(net.N_I, "h : 1", threshold="rand() < h", name="inhibitory")
    excitatory = b2.NeuronGroup(net.N, """
        h : 1
        n : 1 (constant)
        cued : 1 (constant)
        r : 1 (linked)
        first = int(t_in_timesteps % period == 0) : 1 (shared)
        p = 0.5 * (1 + tanh(beta * (h - ca * n * r - theta))) : 1""",
        threshold="rand() < first * cued + (1 - first) * p", namespace=names, name="excitatory")
    excitatory.r = b2.linked_var(total, "r", index=np.zeros(net.N, int))
    excitatory.n = net.xi.sum(axis=0, dtype=np.float32)
    excitatory.cued = net.xi[0].astype(np.float32)
    inhibitory.thresholder["spike"].when = "before_groups"
    for group, name in ((total, "r"), (inhibitory, "h")):
        group.run_regularly(f"{name} = 0", when="after_thresholds")
    return excitatory, inhibitory, total


def excitatory_synapses(kind, net, excitatory):
    if kind == "dense":
        excitatory.run_regularly("h = 0", when="after_thresholds")
        all_pairs = b2.Synapses(excitatory, excitatory, "w : 1 (constant)", on_pre="h_post += w")
        all_pairs.connect()
        xi = net.xi.astype(np.float32)
        all_pairs.w = (net.c / net.N * (xi.T @ xi)).ravel()
        return [all_pairs]
    memories = b2.NeuronGroup(net.M, "k : 1", name="memories")
    memories.run_regularly("k = 0", when="after_thresholds")
    mu, i = np.nonzero(net.xi)
    members = b2.Synapses(excitatory, memories, on_pre="k_post += 1")
    members.connect(i=i, j=mu)
    back = b2.Synapses(memories, excitatory, "h_post = scale * k_pre : 1 (summed)",
                       namespace={"scale": net.c / net.N})
    back.connect(i=mu, j=i)
    return [memories, members, back]


def build(kind, net, steps, folder):
    """Generates and compiles the program; returns it running."""
    b2.set_device("cpp_standalone", build_on_run=False)
    b2.prefs.core.default_float_dtype = np.float32
    b2.prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-march=native"]
    b2.prefs.devices.cpp_standalone.extra_make_args_unix = ["-j2"]
    b2.defaultclock.dt = 1 * b2.ms
    excitatory, inhibitory, total = groups(net, steps)
    to_inhibitory = b2.Synapses(excitatory, inhibitory, on_pre=f"h_post += {1 / net.K}")
    to_inhibitory.connect(i=net.wires.ravel(), j=np.repeat(np.arange(net.N_I), net.K))
    to_total = b2.Synapses(inhibitory, total, on_pre=f"r_post += {1 / net.N_I}")
    to_total.connect()
    to_total.pre.when = "groups"
    spikes = [b2.SpikeMonitor(excitatory, name="spikes"), b2.SpikeMonitor(inhibitory, name="spikes_i")]
    network = b2.Network(excitatory, inhibitory, total, to_inhibitory, to_total, spikes,
                         excitatory_synapses(kind, net, excitatory))
    b2.device.insert_code("main", LOOP)
    network.run((steps + 1) * b2.ms)
    b2.device.insert_code("main", REPORT)
    b2.device.build(directory=folder, compile=True, run=False, with_output=False)
    return subprocess.Popen(["./main"], cwd=folder, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class Peer:
    def __init__(self, kind, net, steps, folder):
        self.net, self.steps = net, steps
        self.program = build(kind, net, steps, folder)
        self.trial()  # builds the synapses

    def trial(self):
        print(file=self.program.stdin, flush=True)
        seconds = float(self.program.stdout.readline())
        neurons, neurons_i, times, times_i = (
            np.array(self.program.stdout.readline().split(), float) for _ in range(4))
        step, step_i = np.rint(times * 1000).astype(int), np.rint(times_i * 1000).astype(int)  # from ms; 0: the pattern
        cued = self.net.xi[0][neurons.astype(int)]
        sums = [(cued[step == t].sum(), (step == t).sum(), (step_i == t).sum()) for t in range(1, self.steps + 1)]
        per_step = seconds / (self.steps + 1)
        return {"seconds": per_step * self.steps} | trial(self.net, sums)


def main():
    kind, folder = sys.argv[1:]
    net, steps = Network(folder), 20
    with tempfile.TemporaryDirectory() as build_folder:
        peer = Peer(kind, net, steps, build_folder)

        def trials(wanted, count):
            if wanted != steps:
                raise ValueError(f"this program was built for trials of {steps} steps")
            return [peer.trial() for _ in range(count)]

        serve(net.description, trials)
        peer.program.stdin.close()
        peer.program.wait()


if __name__ == "__main__":
    main()
