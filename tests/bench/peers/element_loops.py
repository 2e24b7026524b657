"""The notebook's element loops: every h_i and h^I_k by plain Python loops over the elements of numpy arrays.

    element_loops.py FOLDER
"""
import math
import random
import sys

import numpy as np

from trials import Network, serve, timed_trial


class Loops:
    def __init__(self, network):
        self.net = network
        xi = network.xi.astype(float)
        self.w = network.c / network.N * (xi.T @ xi)
        self.w_i = np.zeros((network.N_I, network.N))
        for k in range(network.N_I):
            self.w_i[k, network.wires[k]] = 1 / network.K
        self.inhibition = network.c * network.a / network.N_I * xi.sum(axis=0)

    def start(self):
        self.sigma = self.net.xi[0].astype(float)

    def step(self):
        net = self.net
        sigma_i = np.zeros(net.N_I)
        for k in range(net.N_I):
            h = 0.0
            for j in range(net.N):
                h += self.w_i[k, j] * self.sigma[j]
            sigma_i[k] = random.random() < h
        new = np.zeros(net.N)
        for i in range(net.N):
            h = 0.0
            for j in range(net.N):
                h += self.w[i, j] * self.sigma[j]
            for k in range(net.N_I):
                h -= self.inhibition[i] * sigma_i[k]
            new[i] = random.random() < 0.5 * (1 + math.tanh(net.beta * (h - net.theta)))
        self.sigma = new
        return net.xi[0] @ new, new.sum(), sigma_i.sum()


def main():
    network = Network(sys.argv[1])
    loops = Loops(network)
    serve(network.description, lambda steps, count: [
        timed_trial(network, loops.start, loops.step, steps) for _ in range(count)])


if __name__ == "__main__":
    main()
