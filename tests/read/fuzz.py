"""Coverage-guided fuzzing of every reader, by Atheris: `make fuzz`. Ends with the input that broke a rule, if there is one."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg.read"]):
    from kg.errors import InputError
    from kg.read import read

PATH = Path(tempfile.mkdtemp()) / "talk"
SAMPLES = Path(__file__).parent / "samples"


def once(data: bytes) -> None:
    """Read one input; only a refusal may be raised, and words must be words."""
    PATH.write_bytes(data)
    try:
        talk = read(PATH)
    except InputError:
        return
    if talk.text != " ".join(talk.text.split()) or not talk.text:
        raise AssertionError(talk.text)
    talk.text.encode()
    if any(not 1 <= line <= len(talk.lines) for line in talk.pieces.lines):
        raise AssertionError(talk.pieces)


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], "-timeout=10", "-max_len=4096", *sys.argv[1:], tempfile.mkdtemp(), str(SAMPLES)], once)
    atheris.Fuzz()
