"""Many talks: each is understood once, here, in other processes or on a cluster, and what came of it is kept.

`workers` gives something to understand talks with, `heard` the stream of talks through it and the `Memory` of earlier builds. A `Spool`
puts aside what they say until all are heard and can be `joined`. A `Manifest` says what a build was made of, so that the next can tell
what is new.
"""

from kg.corpus.cache import Cache, digest_of
from kg.corpus.crew import Crew, alone, workers
from kg.corpus.joining import joined
from kg.corpus.manifest import Manifest, News
from kg.corpus.memory import Memory, tidy
from kg.corpus.spool import Spool
from kg.corpus.stream import Heard, Said, heard, said_by

__all__ = [
    "Cache",
    "Crew",
    "Heard",
    "Manifest",
    "Memory",
    "News",
    "Said",
    "Spool",
    "alone",
    "digest_of",
    "heard",
    "joined",
    "said_by",
    "tidy",
    "workers",
]
