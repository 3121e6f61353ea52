"""Train the encoder of talk and its heads: data → arrays → model → ONNX."""
