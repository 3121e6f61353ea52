"""Python's collector of garbage, held back where it would walk much again and again and find next to nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the collector; what nothing refers to any more is freed all the same."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def keep(value: object) -> None:
    """Keep a value, and all that there is by now, until the program ends, which none but a program knows: nobody looks through it any more.

    Since it is held in a ring, it is not taken apart at the end either, piece by piece: the system takes back the memory as a whole.
    """
    ring = [value]
    ring.append(ring)
    gc.freeze()
