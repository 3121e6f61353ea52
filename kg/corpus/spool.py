"""What talks say, put aside until all are heard: in memory while that is little, else in a file that goes when it is closed."""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType

from kg.corpus.stream import Said
from kg.errors import OutputError

_IN_MEMORY = 1 << 26


class Spool:
    """Take talks one after the other, and give them back in that order. Nobody but this process reads or writes the file."""

    def __init__(self) -> None:
        """Open it, empty."""
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by __exit__
        self._talks = 0

    def __enter__(self) -> "Spool":
        """Give it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Forget all."""
        self._file.close()

    def put(self, said: Said) -> None:
        """Take what the next talk says, or its file.

        Raises:
            OutputError: There is no room for it.
        """
        try:
            pickle.dump(said, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise OutputError(f"{tempfile.gettempdir()}: cannot be written ({error.strerror}); free some space, or set TMPDIR") from error
        self._talks += 1

    def __iter__(self) -> Iterator[Said]:
        """Give back what was put, from the first on."""
        self._file.seek(0)
        for _ in range(self._talks):
            said: Said = pickle.load(self._file)
            yield said
