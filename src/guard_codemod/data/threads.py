"""Threads, pools, processes of multiprocessing, and the locks and queues between them."""

from guard_codemod.data.call import (
    FOREVER,
    GREENLET,
    LIBRARY,
    LIKELY,
    LOCK,
    NETWORK,
    POOL,
    PROCESS,
    THREAD,
    TIMER,
    Call,
)

CALLS = (
    Call("threading.Thread", spawns=THREAD),
    # One for each request; those of http.server are daemons.
    Call(
        """
        socketserver.ThreadingMixIn socketserver.ThreadingTCPServer
        socketserver.ThreadingUDPServer socketserver.ThreadingUnix*Server
        """,
        spawns=THREAD,
    ),
    Call("threading.Timer", spawns=TIMER, ended_by="cancel"),
    Call(
        """
        multiprocessing.Process multiprocessing.process.*Process multiprocessing.*context*Process
        """,
        spawns=PROCESS,
        ended_by="terminate kill",
    ),
    Call("concurrent.futures.*PoolExecutor pebble.*Pool **.*Executor", spawns=POOL),
    Call("apscheduler.schedulers.*.*Scheduler", spawns=POOL),
    Call(
        """
        requests_futures.sessions.FuturesSession().get
        requests_futures.sessions.FuturesSession().post
        requests_futures.sessions.FuturesSession().put
        requests_futures.sessions.FuturesSession().delete
        requests_futures.sessions.FuturesSession().request
        """,
        spawns=LIBRARY,
        blocks=FOREVER,
        on=NETWORK,
    ),
    Call(
        "tqdm.contrib.concurrent.thread_map tqdm.contrib.concurrent.process_map",
        spawns=LIBRARY,
        hands_over=True,
        work_at=0,
    ),
    Call("dask.compute dask.*().compute", spawns=LIBRARY),
    # It joins the thread that writes what is left: https://github.com/Delgan/loguru
    Call("loguru.logger.add", spawns=LIBRARY, work_at=0, only_if="enqueue"),
    # The threads of a runner wait for its command, without a limit.
    Call(
        """
        fabric.Connection().run fabric.Connection().sudo fabric.Connection().local
        invoke.run invoke.*Context().run invoke.*Context().sudo
        """,
        spawns=LIBRARY,
        blocks=FOREVER,
        on=NETWORK,
    ),
    # It tries for three minutes to write what is left.
    Call("influxdb_client.InfluxDBClient().write_api", spawns=LIBRARY, blocks=180, on=NETWORK),
    Call(
        "gevent.spawn gevent.Greenlet.spawn gevent.Greenlet eventlet.spawn",
        spawns=GREENLET,
        work_at=0,
    ),
    Call("**.*Thread **.*Process **.Timer **.*Servicer", hands_over=True, runs_itself=True),
    Call(
        """
        **.submit **.apply_async **.map_async **.starmap_async **.imap **.imap_unordered
        *.map **.start_new_thread **.spawn **.spawn_n **.spawn_after **.spawn_later **.spawn_raw
        **.add_job
        """,
        hands_over=True,
    ),
    Call("**.starmap", hands_over=True, calls_each=True),
    Call("map filter functools.reduce schedule.*.do", calls_each=True),
    Call(
        """
        object **.*RequestHandler **.TestCase
        classmethod staticmethod functools.lru_cache functools.cache unittest.* mock.patch*
        """,
        calls_nothing=True,
    ),
    # Another process may hold it.
    Call("fcntl.flock fcntl.lockf", blocks=FOREVER, on=LOCK),
    Call("queue.Queue().get **.Queue().get", blocks=LIKELY, on=THREAD, timeout_at=1),
    Call("**.get", needs_no_arguments=True),
    Call(
        "**.join",
        needs_no_arguments=True,
        timeout_at=0,
        ended_by="abort cancel kill put put_nowait quit set shutdown stop terminate",
    ),
    Call("logging.handlers.QueueListener().stop", joins="emit"),
    Call("**.acquire", blocks=LIKELY),
    Call("**.result", blocks=LIKELY, timeout_at=0),
    Call("multiprocessing.freeze_support multiprocessing.set_start_method", sets_up=True),
)
