"""What is registered for later: handlers of signals, alarms, and what is called at exit."""

from guard_codemod.data.call import (
    ARMS,
    FOREVER,
    HANDLES,
    LIMITS,
    MASKS,
    RESTARTS,
    SIGNAL,
    WAIT,
    Call,
)

CALLS = (
    Call("signal.alarm signal.setitimer", alarm=ARMS),
    Call("signal.signal", alarm=HANDLES, sets_up=True),
    # The loop of asyncio, and faulthandler, put handlers of their own in place of it.
    Call("faulthandler.register **.add_signal_handler", alarm=HANDLES, sets_up=True),
    Call("signal.pthread_sigmask", alarm=MASKS),
    Call("signal.siginterrupt", alarm=RESTARTS),
    Call(
        """
        timeout_decorator.timeout wrapt_timeout_decorator.timeout interruptingcow.timeout
        stopit.SignalTimeout stopit.signal_timeoutable stopit.signalstop.*
        timeoutcontext.timeout nagiosplugin.guarded
        harisekhon.* HariSekhon.*
        """,
        alarm=LIMITS,
    ),
    Call(
        """
        **.pthread_sigmask **.sigprocmask **.SIG_BLOCK **.sigwait **.sigwaitinfo **.sigtimedwait
        **.signalfd
        """,
        takes_signals=True,
    ),
    Call("signal.sigwait", blocks=FOREVER, on=SIGNAL, in_c=WAIT),
    Call(
        "atexit.register contextlib.ExitStack().callback contextlib.ExitStack().push",
        registers=0,
    ),
    Call("contextlib.closing", registers=0, closes=True),
    Call("weakref.finalize", registers=1),
)
