"""The figures in docs are those of the weights that are here."""

from pathlib import Path

from kg.understand import weights_digest

ROOT = Path(__file__).parent.parent


def test_the_figures_belong_to_these_weights():
    """docs/evaluation.md names the digest of the weights it judges; `make train` writes both."""
    assert f"weights: {weights_digest()}" in (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
