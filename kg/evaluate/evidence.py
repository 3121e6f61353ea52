"""Whether the quotes of an edge hold what they must."""

import re
from collections.abc import Mapping, Sequence
from typing import Any


def is_sound(evidence: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether there is evidence, and every quote of it holds the words of both ends."""
    return bool(evidence) and all(_holds(each.get("quote"), each.get(end)) for each in evidence for end in ("subject", "object"))


def _holds(quote: str | None, end: Mapping[str, Any] | None) -> bool:
    surface = (end or {}).get("surface")
    return bool(quote and surface and re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", quote))
