"""Write the encoder for ONNX Runtime, and the heads for NumPy.

python -m train.encoder.export OUT/model.npz DATA/spoken.npz kg/weights
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.understand import labels
from train.encoder import weights
from train.encoder.data import Spoken
from train.encoder.fuse import fuse
from train.encoder.model import CONFIG, Model
from train.encoder.refit import refit

HEADS = ("cuts.", "spans.", "pairs.")


class Pieces(nn.Module):
    """Turn word pieces into vectors, and nothing else."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return [windows, pieces, width]."""
        return self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(model: Model, path: Path) -> None:
    """Write the encoder with numbers of eight bits."""
    example = torch.ones(2, 16, dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Pieces(model.encoder).eval(), (example, example), str(whole), opset_version=17, dynamo=False,
            input_names=["input_ids", "attention_mask"], output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": axes},
        )  # fmt: skip
        quantize_dynamic(whole, path, per_channel=True, weight_type=QuantType.QInt8)
    small = onnx.load(path)
    fuse(small)
    onnx.save(small, path)


def plain(tokenizer: Path) -> str:
    """Return the tokenizer without anything that pads or cuts."""
    record = json.loads(tokenizer.read_text(encoding="utf-8"))
    return json.dumps(record | {"padding": None, "truncation": None}, ensure_ascii=False)


def main(trained: Path, spoken: Path, folder: Path) -> None:
    """Write encoder.onnx, heads.npz and tokenizer.json."""
    config = type(CONFIG)(**CONFIG.to_dict())
    config._attn_implementation = "eager"
    model = Model(config)
    state = weights.read(trained)
    model.load_state_dict(state)
    export(model, folder / "encoder.onnx")
    talk = Spoken.load(spoken, torch.device("cpu"))
    state["cuts.weight"], state["cuts.bias"] = refit(folder / "encoder.onnx", talk, state["cuts.weight"], state["cuts.bias"])
    heads = {name: value for name, value in sorted(state.items()) if name.startswith(HEADS)}
    weights.save(heads, folder / "heads.npz", relations=np.array(labels.RELATIONS))
    (folder / "tokenizer.json").write_text(plain(weights.START / "tokenizer.json"), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
