"""Shapes that do not lie on top of each other, however many of the most salient the page shows.

The page draws the first of many closer together than all, so the more salient two nodes are, the farther apart they stand.
As in the layout, only operations that IEEE 754 rounds exactly are used.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

FIRST = 150  # nodes that the page shows at first
ROUNDS = 30
FEWEST = 0.5  # pixels that a round must still move somebody
FARTHEST = 200  # neighbours from left to right that are looked at, in a crowd


def apart(points: Floats, room: Floats) -> Floats:
    """Return the points, x and y of nodes in order of salience, moved until each has so much room around it, in pixels.

    Among the first so many, that is the room they have when so many are shown; who has it already stays.
    """
    moved, count, settled = points.copy(), points.shape[1], 0
    for shown in _stages(count):
        scale = math.sqrt(count / shown)
        for _ in range(ROUNDS):
            push = _push(moved[:, :shown], room[:shown] * scale)
            push[:, :settled] = 0  # who came before stays
            moved[:, :shown] += push
            if np.abs(push).max() < FEWEST:
                break
        settled = shown
    return moved


def _stages(count: int) -> Iterator[int]:
    """Yield how many nodes are shown: at first, then twice as many each time, at last all."""
    shown = FIRST
    while shown < count:
        yield shown
        shown *= 2
    if count:
        yield count


def _push(points: Floats, room: Floats) -> Floats:
    """Return how far each point is pushed by those that are too near: half of what is lacking, by each."""
    order = np.argsort(points[0], kind="stable")
    (x, y), wide = points[:, order], room[order]
    push, reach = np.zeros_like(points), 2 * room.max()
    for step in range(1, min(len(x), FARTHEST)):
        right, space = x[step:] - x[:-step], wide[step:] + wide[:-step]
        if right.min() >= reach:
            break
        up = y[step:] - y[:-step]
        near = np.flatnonzero((right < space) & (np.abs(up) < space))  # few are, and the rest is for them alone
        way = _way(np.stack((right[near], up[near])), space[near])
        push[:, near + step] += way
        push[:, near] -= way
    back = np.empty_like(push)
    back[:, order] = push
    return back


def _way(offset: Floats, space: Floats) -> Floats:
    """Return how far each of two points must move for so much space between them."""
    far = np.sqrt(offset[0] * offset[0] + offset[1] * offset[1])
    lack = np.maximum(space - far, 0) / 2
    way: Floats = np.where(far > 0, offset / np.maximum(far, 1e-9), [[1.0], [0.0]]) * lack
    return way
