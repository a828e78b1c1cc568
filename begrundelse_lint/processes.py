"""What a process does that is started to read letters: no harm to the machine, and no trace of the letter."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing import connection

_BYTES = 2 * 1024**3  # of memory: a letter that wants more is told, and the machine stays usable


def become_worker() -> None:
    """Call first in a process of one's own: Ctrl-C is the main process's business, and when that is gone so is this.

    Asked to end, it ends at once and has nothing to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _limit() -> None:
    """Bounds on memory, and no core file: should a library break, it would hold the letter."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    limit = _BYTES if hardest == resource.RLIM_INFINITY else min(_BYTES, hardest)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hardest))
