"""The peers in numpy: float32, OpenBLAS, one thread, the sequential rule.

    numpy_peer.py dense|low-rank|active FOLDER

dense      the N × N matrix of weights times the state
low-rank   the same product through the M patterns: Ξ (Ξᵀ σ)
active     low-rank, but only over the rows of the neurons that fire, and each inhibitory neuron copies one random
           input, which is firing with probability h^I: what an expert of the model would write
"""
import sys

import numpy as np

from trials import Network, demand_openblas, serve, timed_trial


class Peer:
    """What all share: the inhibitory inputs, the draws and the firing."""

    def __init__(self, network):
        self.net = network
        self.random = np.random.Generator(np.random.SFC64())
        self.xi = network.xi.astype(np.float32)  # M × N
        self.scaled = np.float32(network.c / network.N)
        self.inhibition = (network.c * network.a) * self.xi.sum(axis=0)  # c a n_i
        self.h, self.scratch, self.u = (np.empty(network.N, np.float32) for _ in range(3))
        self.u_i = np.empty(network.N_I, np.float32)
        self.connect_inhibitory()

    def connect_inhibitory(self):
        """As a dense matrix while it fits into caches, then it is quicker; else as K × N_I indices."""
        net = self.net
        self.w_i = None
        if 4 * net.N_I * net.N < 32e6:
            self.w_i = np.zeros((net.N_I, net.N), np.float32)
            np.put_along_axis(self.w_i, net.wires.astype(np.int64), 1, axis=1)
        else:
            self.inputs = net.wires.T.astype(np.intp)
            self.gathered = np.empty(self.inputs.shape, np.uint8)

    def inhibitory_fires(self):
        self.random.random(out=self.u_i, dtype=np.float32)
        self.u_i *= self.net.K
        if self.w_i is not None:
            return self.u_i < self.w_i @ self.sigma
        np.take(self.sigma.astype(np.uint8), self.inputs, out=self.gathered, mode="clip")
        return self.u_i < self.gathered.sum(axis=0, dtype=np.uint16)

    def start(self):
        self.sigma = self.xi[0].copy()

    def step(self):
        inhibitory = np.count_nonzero(self.inhibitory_fires())
        h, u = self.h, self.u
        self.excitatory_input()  # h = W σ
        np.multiply(self.inhibition, np.float32(inhibitory / self.net.N_I), out=self.scratch)
        h -= self.scratch
        h -= np.float32(self.net.theta)
        h *= np.float32(self.net.beta)
        np.tanh(h, out=h)
        self.random.random(out=u, dtype=np.float32)
        u *= 2  # u < ½ (1 + tanh x) is 2u − 1 < tanh x
        u -= 1
        np.less(u, h, out=self.sigma, casting="unsafe")
        return self.xi[0] @ self.sigma, np.count_nonzero(self.sigma), inhibitory


class Dense(Peer):
    def __init__(self, network):
        super().__init__(network)
        self.w = self.xi.T @ self.xi
        self.w *= self.scaled

    def excitatory_input(self):
        np.dot(self.w, self.sigma, out=self.h)


class LowRank(Peer):
    def excitatory_input(self):
        k = self.xi @ self.sigma
        k *= self.scaled
        np.dot(k, self.xi, out=self.h)


class Active(Peer):
    def connect_inhibitory(self):
        self.inputs = self.net.wires.astype(np.intp).ravel()
        self.first = np.arange(self.net.N_I) * self.net.K
        self.rows = np.ascontiguousarray(self.xi.T)

    def inhibitory_fires(self):
        picked = self.inputs[self.first + self.random.integers(self.net.K, size=self.net.N_I)]
        return self.sigma[picked]

    def excitatory_input(self):
        k = self.rows[np.flatnonzero(self.sigma)].sum(axis=0)
        k *= self.scaled
        np.dot(k, self.xi, out=self.h)


def main():
    kind, folder = sys.argv[1:]
    demand_openblas()
    network = Network(folder)
    peer = {"dense": Dense, "low-rank": LowRank, "active": Active}[kind](network)
    serve(network.description, lambda steps, count: [
        timed_trial(network, peer.start, peer.step, steps) for _ in range(count)])


if __name__ == "__main__":
    main()
