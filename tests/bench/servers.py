"""The programs that compare.py takes turns between, each answering requests for trials (peers/trials.h)."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PEERS = pathlib.Path(__file__).parent / "peers"
STEPS = 20  # of a trial

# Name, sizes, command; {bin} holds the programs built here, {peers} the Python ones, {network} the network.
# Dense matrices of D do not fit into memory, and C's would take hours in Brian2.
COMMANDS = [
    ("numpy dense", "A B C", "{python} {peers}/numpy_peer.py dense {network}"),
    ("numpy low-rank", "A B C D", "{python} {peers}/numpy_peer.py low-rank {network}"),
    ("numpy active", "A B C D", "{python} {peers}/numpy_peer.py active {network}"),
    ("Eigen dense", "A B", "{bin}/eigen_dense {network}"),
    ("Brian2 dense", "A B", "{python} {peers}/brian2_peer.py dense {network}"),
    ("Brian2 low-rank", "A B", "{python} {peers}/brian2_peer.py low-rank {network}"),
    ("element loops", "A", "{python} {peers}/element_loops.py {network}"),
]

ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Server:
    """One program, from its start until close(). `ready` is what it said when its network was built."""

    def __init__(self, name, command):
        self.name = name
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(command.split(), env=ENVIRONMENT, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.errors)
        self.ready = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            self.errors.seek(0)
            sys.exit(f"{self.name} ended: {self.errors.read()[-2000:]}")
        reply = json.loads(line)
        if "error" in reply:
            sys.exit(f"{self.name}: {reply['error']}")
        return reply

    def trials(self, rule, count):
        """A list for each quantity, with one number per trial."""
        print("trials", rule, STEPS, count, file=self.process.stdin, flush=True)
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def start(size, programs, folder, names=None):
    """Engram and all peers of a size (or those of `names`), on one network; Engram is the first. All are ready and idle."""
    print(f"{size}: building Engram", file=sys.stderr)
    servers = [Server("Engram", f"{programs}/engram_steps {size} --export {folder}")]
    for name, sizes, command in COMMANDS:
        if size in sizes.split() and (names is None or name in names):
            print(f"{size}: building {name}", file=sys.stderr)
            servers.append(Server(name, command.format(python=sys.executable, bin=programs, peers=PEERS,
                                                       network=folder)))
    return servers
