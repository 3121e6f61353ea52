"""An exported encoder's attention as one operator."""

import pytest

onnx = pytest.importorskip("onnx", reason="exporting needs ONNX, which is in .venv-train alone")
pytest.importorskip("torch", reason="learning needs PyTorch, which is in .venv-train alone; CONTRIBUTING.md says how to run these")

from onnx import TensorProto, helper  # noqa: E402

from train.encoder.fuse import fuse  # noqa: E402

PLACE = "/layer.0/"


def model(*nodes):
    """Return a model of such nodes, that takes numbers and a mask."""
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("numbers", "attention_mask")]
    result = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, None)
    return helper.make_model(helper.make_graph(list(nodes), "encoder", inputs, [result]))


def attention():
    """Return the nodes of an attention as PyTorch names them, much shortened."""
    ends = [
        helper.make_node("Add", ["numbers", "numbers"], [f"{PLACE}{end}/Add_output_0"], f"{PLACE}{end}/Add")
        for end in ("query", "key", "value")
    ]
    masked = helper.make_node("Add", [f"{PLACE}query/Add_output_0", "attention_mask"], ["masked"], f"{PLACE}Add")
    softmax = helper.make_node("Softmax", ["masked"], ["weights"], f"{PLACE}Softmax")
    reshape = helper.make_node("MatMul", ["weights", f"{PLACE}value/Add_output_0"], [f"{PLACE}Reshape_3_output_0"], f"{PLACE}Reshape_3")
    return [*ends, masked, softmax, reshape, helper.make_node("Identity", [f"{PLACE}Reshape_3_output_0"], ["vectors"], "last")]


def test_attention_is_one_node_and_needs_no_mask():
    """What led to the weights is gone, and nodes come after those that they need."""
    fused = model(*attention())
    fuse(fused)
    assert [node.op_type for node in fused.graph.node] == ["Add", "Add", "Add", "MultiHeadAttention", "Identity"]
    assert [each.name for each in fused.graph.input] == ["numbers"]
    assert [each.domain for each in fused.opset_import] == ["", "com.microsoft"]


def test_attention_of_other_names_is_an_error():
    """A model in which it is not found is not passed on as it is."""
    with pytest.raises(ValueError, match="not written as expected"):
        fuse(model(helper.make_node("Identity", ["numbers"], ["vectors"], "last")))
