"""Read the shipped encoder back: its weights, to go on learning from them, and its lower layers, to read with as the product does."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from torch import Tensor

from train.encoder import weights
from train.encoder.fuse import needed, replace
from train.encoder.model import WIDTH


def state(folder: Path) -> weights.State:
    """Return the weights as numbers of 32 bits; heads that are not shipped are missing."""
    model = onnx.load(folder / "encoder.onnx")
    kept = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    own = {name: value for name, value in kept.items() if name.startswith("encoder.") and value.dtype == np.float32 and value.ndim == 1}
    tables = [name.removesuffix("_quantized") for name in kept if name.startswith("encoder.") and name.endswith("_quantized")]
    products = [(node.name, node.input[1].removesuffix("_quantized")) for node in model.graph.node if node.op_type == "MatMulInteger"]
    own |= {name: _whole(kept, name) for name in tables}
    own |= {f"{name.split('/MatMul')[0].strip('/').replace('/', '.')}.weight": _whole(kept, of).T for name, of in products}
    return {name: torch.from_numpy(value.copy()) for name, value in own.items()} | weights.load(folder / "heads.npz")


def _whole(kept: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return what numbers of eight bits stand for, by row, column or altogether as they were scaled."""
    return (kept[f"{name}_quantized"].astype(np.float32) - kept[f"{name}_zero_point"]) * kept[f"{name}_scale"]


class Lower:
    """Read windows of word pieces with the lower layers of the shipped encoder."""

    def __init__(self, path: Path, layers: int) -> None:
        """Cut a model off after some of its layers."""
        model = onnx.load(path)
        made = {name: node for node in model.graph.node for name in node.output}
        top = f"/encoder/encoder/layer.{layers - 1}/output/LayerNorm/LayerNormalization_output_0"
        nodes = list(needed([top], made))
        replace(model.graph.node, nodes)
        replace(model.graph.initializer, [each for each in model.graph.initializer if any(each.name in node.input for node in nodes)])
        replace(model.graph.output, [helper.make_tensor_value_info(top, onnx.TensorProto.FLOAT, None)])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Turn word pieces [batch, pieces] into vectors [batch, pieces, width]."""
        vectors = torch.zeros(*ids.shape, WIDTH)
        for row, (window, size) in enumerate(zip(ids.numpy(), mask.sum(1).tolist(), strict=True)):
            vectors[row, :size] = torch.from_numpy(self._session.run(None, {"input_ids": window[None, :size]})[0][0])
        return vectors
