"""What can go wrong, as a tree.

KgError                 anything a user can mend; the command line prints it as one line and exits 1
├── InputError          a file that is missing, empty, binary, or holds no talk
├── CatalogError        a catalog line that does not say what an entry must
├── CorrectionError     a correction that is not in the form, or contradicts another
├── GraphError          a file that is not a graph of ours
├── GoldError           a gold graph that cannot be read
├── OutputError         a place that cannot be written
├── QueryError          a question that cannot be answered: a name that nothing has, Cypher that does not run
├── ServerError         a Neo4j server that cannot be used
├── ClusterError        a Dask cluster that cannot be used
└── ModelError          a language model that cannot be used

A message names the place, the cause and the remedy: "talk.txt: empty file; give the captions of a talk".
"""


class KgError(Exception):
    """Report something the user can mend."""


class InputError(KgError):
    """Report a talk that cannot be read."""


class CatalogError(KgError):
    """Report a catalog that cannot be used."""


class CorrectionError(KgError):
    """Report a correction that cannot be followed."""


class GraphError(KgError):
    """Report a file that is not a graph of ours."""


class GoldError(KgError):
    """Report a gold graph that cannot be read."""


class OutputError(KgError):
    """Report a place that cannot be written."""


class QueryError(KgError):
    """Report a question that cannot be answered."""


class ServerError(KgError):
    """Report a Neo4j server that cannot be used."""


class ClusterError(KgError):
    """Report a Dask cluster that cannot be used."""


class ModelError(KgError):
    """Report a language model that cannot be used."""
