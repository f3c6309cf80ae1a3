"""What computes in C code."""

from guard_codemod.data.call import (
    ALGEBRA,
    FITTING,
    FOREIGN,
    FOREVER,
    NEVER,
    PACKING,
    RANKS,
    SOLVING,
    UNKNOWN,
    WAIT,
    Call,
)

CALLS = (
    Call(
        """
        all any bytearray bytes collections.deque collections.Counter dict frozenset len list max
        min set sorted sum tuple
        dict.fromkeys math.fsum math.prod operator.countOf numpy.fromiter **.extend **.writelines
        """,
        consumes=True,
    ),
    Call(
        """
        enumerate iter reversed itertools.accumulate itertools.chain itertools.pairwise
        itertools.zip_longest
        """,
        passes_on=True,
    ),
    Call("zip itertools.compress", pairs=0),
    Call("map itertools.starmap", pairs=1),
    Call("filter itertools.filterfalse itertools.dropwhile", skips=True),
    Call("itertools.count itertools.cycle itertools.repeat", endless=True),
    Call("itertools.product itertools.permutations", combines=True),
    Call("bytearray bytes dict frozenset list set sorted tuple", keeps=True),
    Call("hashlib.pbkdf2_hmac", rounds="iterations", rounds_at=3),
    Call("hashlib.scrypt", rounds="n r p"),
    Call("re.match re.search re.fullmatch re.findall re.sub re.split re.finditer", backtracks=True),
    # Packages that compute, format or parse, and ask nobody
    Call(
        """
        numpy.* np.* scipy.* pandas.* pd.* polars.* sklearn.* matplotlib.* PIL.* bs4.* lxml.*
        jinja2.* markdown.* dateutil.* pytz.* pendulum.* arrow.* tabulate.* tqdm.* rich.* click.*
        typer.* colorama.* termcolor.* attr.* attrs.* pydantic.* marshmallow.* jsonschema.* orjson.*
        simplejson.* ujson.* toml.* tomli.* tomlkit.* ruamel.* openpyxl.* xlsxwriter.* docx.*
        cryptography.* jwt.* Crypto.* networkx.* sympy.* shapely.* regex.* chardet.* humanize.*
        pynvml.* py3nvml.* psutil.* grpc_tools.protoc.*
        """,
        quick=True,
    ),
    # What takes the square or the cube of the size of an array
    Call(
        """
        numpy.convolve numpy.correlate numpy.linalg.cholesky numpy.linalg.det numpy.linalg.eig*
        numpy.linalg.inv numpy.linalg.lstsq numpy.linalg.pinv numpy.linalg.qr numpy.linalg.solve
        numpy.linalg.svd scipy.linalg.cholesky scipy.linalg.det scipy.linalg.eig* scipy.linalg.expm
        scipy.linalg.inv scipy.linalg.lstsq scipy.linalg.lu scipy.linalg.pinv scipy.linalg.qr
        scipy.linalg.solve scipy.linalg.svd
        """,
        in_c=ALGEBRA,
    ),
    # The best of all solutions, as long as that may take
    Call(
        """
        ortools.sat.python.cp_model.CpSolver().Solve ortools.sat.python.cp_model.CpSolver().solve
        ortools.linear_solver.pywraplp.Solver*.Solve
        scipy.optimize.milp mip.Model().optimize highspy.Highs().run highspy.Highs().solve
        pyscipopt.Model().optimize gurobipy.Model().optimize docplex.mp.model.Model().solve
        docplex.cp.model.CpoModel().solve z3.Solver().check z3.Optimize().check pysat.*().solve
        """,
        in_c=SOLVING,
        unless=r"(?i)time_?limit|limits/time|max_?time|max_seconds|timeout",
    ),
    # https://scikit-learn.org/stable/modules/svm.html#complexity
    Call(
        "sklearn.svm.SVC sklearn.svm.SVR sklearn.svm.NuSV* sklearn.svm.OneClassSVM",
        in_c=FITTING,
        unless="max_iter",
    ),
    # Some megabytes a second
    Call("bz2.compress lzma.compress", in_c=PACKING),
    # The functions of C that wait, and that a signal does not end
    Call(
        """
        ctypes.*DLL().pthread_cond_wait ctypes.*DLL().pthread_join ctypes.*DLL().pthread_mutex_lock
        ctypes.*DLL().pthread_rwlock_*lock ctypes.*DLL().sigwait ctypes.*DLL().system
        ctypes.cdll.*.pthread_cond_wait ctypes.cdll.*.pthread_join ctypes.cdll.*.pthread_mutex_lock
        ctypes.cdll.*.pthread_rwlock_*lock ctypes.cdll.*.sigwait ctypes.cdll.*.system
        """,
        in_c=FOREIGN,
    ),
    Call("ctypes.*DLL().* ctypes.cdll.*.* *.dlopen().*", in_c=UNKNOWN),
    Call("ctypes.*.sync", blocks=NEVER),
    # They wait for the other processes.
    Call(
        """
        mpi4py.MPI.*.*arrier mpi4py.MPI.*.*cast mpi4py.MPI.*.*ecv mpi4py.MPI.*.*robe
        mpi4py.MPI.*.*educe mpi4py.MPI.*.*ather* mpi4py.MPI.*.*catter* mpi4py.MPI.*.*lltoall*
        mpi4py.MPI.*.Ssend mpi4py.MPI.*.*ait* mpi4py.MPI.Win.*().Lock* mpi4py.MPI.Win.*().Fence
        comm.barrier comm.bcast comm.allreduce comm.allgather comm.alltoall
        *comm.Barrier *comm.Bcast *comm.Recv *comm.Probe *comm.Reduce *comm.Allreduce *comm.Gather*
        *comm.Allgather* *comm.Scatter* *comm.Alltoall* *comm.Ssend
        """,
        blocks=FOREVER,
        on=RANKS,
        in_c=WAIT,
    ),
    # They return at once, or when a signal comes.
    Call(
        """
        ctypes.*DLL().get* ctypes.*DLL().set* ctypes.*DLL().str* ctypes.*DLL().mem*
        ctypes.*DLL().prctl ctypes.*DLL().*alloc* ctypes.*DLL().free ctypes.*DLL().print*
        ctypes.*DLL().puts ctypes.*DLL().popen ctypes.*DLL().*_new ctypes.*DLL().*_init
        ctypes.*DLL().open ctypes.*DLL().read ctypes.*DLL().write ctypes.*DLL().close
        ctypes.*DLL().recv ctypes.*DLL().send ctypes.*DLL().connect ctypes.*DLL().accept
        ctypes.*DLL().poll ctypes.*DLL().select ctypes.*DLL().*sleep ctypes.*DLL().pause
        ctypes.*DLL().sysctl* ctypes.cdll.*.sysctl*
        ctypes.*DLL().waitpid ctypes.*DLL().ioctl ctypes.*DLL().flock
        ctypes.*DLL().*_free ctypes.*DLL().*version* ctypes.*DLL().rand ctypes.*DLL().abs
        """,
        blocks=NEVER,
    ),
)
