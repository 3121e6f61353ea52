"""Many talks: each is understood once, here, in other processes or on a cluster, and what came of it is kept.

`workers` gives something to understand talks with, `understood` the stream of talks through it and the cache, and a `Spool` puts
aside what they say until all are heard. A `Manifest` says what a build was made of, so that the next can tell what is new.
"""

from kg.corpus.cache import Cache, digest_of
from kg.corpus.crew import Crew, alone, workers
from kg.corpus.manifest import Manifest, News
from kg.corpus.spool import Spool
from kg.corpus.stream import Heard, understood

__all__ = ["Cache", "Crew", "Heard", "Manifest", "News", "Spool", "alone", "digest_of", "understood", "workers"]
