"""MPI waits in C code for the other processes."""

from mpi4py import MPI


def main():
    comm = MPI.COMM_WORLD
    print(comm.rank, comm.Get_size(), MPI.Get_processor_name())
    comm.Barrier()  # TG104
    data = comm.bcast([1], root=0)  # TG104
    MPI.COMM_WORLD.Recv(data, source=0)  # TG104
    MPI.COMM_WORLD.recv(source=0)  # TG104
    MPI.COMM_WORLD.Dup().Allreduce(data)  # TG104
    MPI.COMM_WORLD.Get_rank()
    MPI.COMM_WORLD.Iprobe_later()
    MPI.COMM_WORLD.Abort(1)
    MPI.Wtime()


if __name__ == "__main__":
    main()
