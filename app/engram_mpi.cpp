// engram-mpi: engram-cli's sweep under mpirun. Rank 0 reads, hands out work and writes; all ranks run pieces.
#include <mpi.h>

#include "app/cli/commands.h"
#include "app/mpi/ranks.h"

int main(int argc, char** argv) {
  using namespace engram;
  int level = 0, rank = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &level);  // only main threads talk to each other
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  int code = 0;
  if (rank == 0) {
    CLI::App program("Engram's sweeps on many machines: mpirun -n 4 engram-mpi sweep SWEEP.json --out results.csv",
                     "engram-mpi");
    cli::Command chosen;
    mpi::Coordinator coordinator;
    cli::add_sweep(program, chosen, std::ref(coordinator), 1);
    code = cli::run_program(program, chosen, argc, argv);
  } else {
    mpi::work();
  }
  MPI_Finalize();
  return code;
}
