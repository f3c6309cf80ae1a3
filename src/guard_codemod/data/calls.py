"""All facts about calls."""

from guard_codemod.data import (
    computing,
    databases,
    exceptions,
    exits,
    network,
    registration,
    retries,
    servers,
    setting_up,
    subprocesses,
    tasks,
    threads,
)

CALLS = (
    *network.CALLS,
    *databases.CALLS,
    *subprocesses.CALLS,
    *threads.CALLS,
    *tasks.CALLS,
    *exits.CALLS,
    *registration.CALLS,
    *computing.CALLS,
    *exceptions.CALLS,
    *retries.CALLS,
    *servers.CALLS,
    *setting_up.CALLS,
)
