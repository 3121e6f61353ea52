"""Whether confidence means what it says: of what is claimed with 0.8, eight in ten should be right."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from statistics import fmean

_BANDS = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """Say how sure a graph is of a node or an edge, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Sum up the claims whose confidence lies between two bounds.

    Attributes:
        number: How many there are.
        confidence: The mean of what they say, 0 where there is none.
        right: The share of them that is right, 0 where there is none.
    """

    low: float
    high: float
    number: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Set what claims say beside how often they are right: all of them, and band by band where there are any."""

    whole: Band
    bands: tuple[Band, ...]

    @property
    def error(self) -> float:
        """Return the expected calibration error: how far what a claim says lies from the share right in its band, on average."""
        far = sum(band.number * abs(band.confidence - band.right) for band in self.bands)
        return far / self.whole.number if self.whole.number else 0.0


def calibrate(claims: Collection[Claim]) -> Calibration:
    """Sort claims into bands a tenth wide; one that says 1 is in the last."""
    bands = defaultdict(list)
    for claim in claims:
        bands[min(int(claim.confidence * _BANDS), _BANDS - 1)].append(claim)
    return Calibration(_band(0, _BANDS, claims), tuple(_band(index, index + 1, bands[index]) for index in sorted(bands)))


def _band(first: int, last: int, claims: Collection[Claim]) -> Band:
    confidence = fmean(claim.confidence for claim in claims) if claims else 0.0
    right = fmean(claim.right for claim in claims) if claims else 0.0
    return Band(first / _BANDS, last / _BANDS, len(claims), confidence, right)
