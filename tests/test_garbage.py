"""The collector of garbage, held back."""

import gc
import subprocess
import sys

from kg.garbage import uncollected

PROGRAM = """
import gc
from kg.garbage import keep
class Told:
    def __del__(self):
        print("taken apart")
told = Told()
keep(told)
del told
assert not any(isinstance(each, Told) for each in gc.get_objects())
"""


def test_the_collector_is_as_it_was_before() -> None:
    """Whoever holds it back lets go of it again, unless it was held back already."""
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_kept_is_not_taken_apart() -> None:
    """A program ends with it, and does not look through it before."""
    assert subprocess.check_output([sys.executable, "-c", PROGRAM], text=True) == ""
