"""Tasks of asyncio, and what else runs in its event loop."""

from guard_codemod.data.call import COROUTINE, EXECUTOR, Call

AWAITS_ANSWER = frozenset({"read", "readline", "readexactly", "readuntil", "receive", "recv"})
"""The methods of streams whose result comes from the other side."""

CALLS = (
    Call("asyncio.run", runs=COROUTINE),
    Call("asyncio.create_task asyncio.ensure_future", starts_task=True, takes_coroutines=True),
    Call("*loop*.create_task", starts_task=True),
    Call(
        "asyncio.TaskGroup().create_task **.start_soon",
        gathers=True,
        takes_coroutines=True,
    ),
    Call("asyncio.gather asyncio.wait", gathers=True, takes_coroutines=True),
    Call("asyncio.wait_for asyncio.shield **.create_task", takes_coroutines=True),
    # The threads of trio are daemons, and its loop ends at what a handler of a signal raises.
    Call("**.to_thread trio.to_thread.run_sync", hands_over=True),
    Call(
        "asyncio.to_thread anyio.to_thread.run_sync asgiref.sync.sync_to_async",
        spawns=EXECUTOR,
        hands_over=True,
        work_at=0,
    ),
    Call("**.run_in_executor", spawns=EXECUTOR, hands_over=True, work_at=1),
    # Generators of Twisted and Tornado
    Call("**.inlineCallbacks *gen.coroutine", makes_task=True),
    Call(
        """
        asyncio.Future twisted.internet.defer.Deferred asyncio.Event().wait **.create_future
        trio.sleep_forever anyio.sleep_forever
        signal.pause signal.sigwait signal.sigwaitinfo threading.Event().wait
        multiprocessing.Event().wait gevent.event.Event().wait
        """,
        idles=True,
    ),
    Call(
        """
        **.wait_for **.timeout **.timeout_at **.move_on_after **.move_on_at **.fail_after
        **.fail_at **.cancel signal.alarm signal.setitimer signal.raise_signal
        """,
        ends_idling=True,
    ),
)
