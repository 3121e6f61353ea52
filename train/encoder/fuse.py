"""Write the attention of an exported encoder as the one operator that ONNX Runtime has for it.

Windows are read one at a time, so nothing has to be masked; without a mask the operator goes over a window in blocks that fit the cache.
"""

from collections.abc import Iterator

import onnx
from onnx import helper

from train.encoder.model import CONFIG

HEADS, WIDTH = CONFIG.num_attention_heads, CONFIG.hidden_size
DOMAIN = "com.microsoft"
MASK = "attention_mask"


def fuse(model: onnx.ModelProto) -> None:
    """Put one node in the place of those of each attention, and take out the mask and all that only led to it.

    Raises:
        ValueError: The model has no attention as PyTorch writes it.
    """
    graph = model.graph
    places = [node.name.removesuffix("Softmax") for node in graph.node if node.op_type == "Softmax"]
    made = {name: node for node in graph.node for name in node.output}
    if not places or not all(name in made for place in places for name in (*_ends(place), _result(place))):
        raise ValueError("attention is not written as expected; look at the names of the nodes of the model")
    for place in places:
        made[_result(place)] = _attention(place)
    kept = list(_needed([each.name for each in graph.output], made))
    _replace(graph.node, kept)
    _replace(graph.initializer, [each for each in graph.initializer if any(each.name in node.input for node in kept)])
    _replace(graph.input, [each for each in graph.input if each.name != MASK])
    model.opset_import.append(helper.make_opsetid(DOMAIN, 1))


def _ends(place: str) -> list[str]:
    return [f"{place}{name}/Add_output_0" for name in ("query", "key", "value")]


def _result(place: str) -> str:
    return f"{place}Reshape_3_output_0"


def _attention(place: str) -> onnx.NodeProto:
    return helper.make_node(
        "MultiHeadAttention", _ends(place), [_result(place)], f"{place}MultiHeadAttention", domain=DOMAIN,
        num_heads=HEADS, scale=(WIDTH // HEADS) ** -0.5,
    )  # fmt: skip


def _needed(names: list[str], made: dict[str, onnx.NodeProto]) -> Iterator[onnx.NodeProto]:
    """Yield the nodes that make the named values, each after those that it needs."""
    done: set[str] = set()
    waiting = [(name, False) for name in reversed(names)]
    while waiting:
        name, ready = waiting.pop()
        node = made.get(name)
        if node is None or node.name in done:
            continue
        if ready:
            done.add(node.name)
            yield node
        else:
            waiting += [(name, True), *((each, False) for each in reversed(node.input))]


def _replace(repeated, values) -> None:  # type: ignore[no-untyped-def]
    del repeated[:]
    repeated.extend(values)
