"""Makes `rec_quick.onnx` out of `rec.onnx`, to be done again whenever that one changes.

    python3 models/prepare.py

Needs the packages of `tools/ocr/requirements.txt`. The wide 1x1 convolutions, nine tenths of the
work, count in eight bits: each channel of weights has its own scale, the activations find theirs
while reading. The first layers, the depthwise convolutions and the head stay in full precision:
they cost little, and misread more when rounded.
"""

import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

FOLDER = Path(__file__).parent
LEAST_WEIGHTS = 96 * 96


def wide_convolutions(model: onnx.ModelProto) -> list[str]:
    shapes = {weights.name: list(weights.dims) for weights in model.graph.initializer}
    names = []
    for place, node in enumerate(model.graph.node):
        node.name = node.name or f"{node.op_type}_{place}"
        shape = shapes.get(node.input[1]) if node.op_type == "Conv" else None
        if shape and shape[2:] == [1, 1] and shape[0] * shape[1] >= LEAST_WEIGHTS:
            names.append(node.name)
    return names


def main() -> None:
    model = onnx.load(FOLDER / "rec.onnx")
    names = wide_convolutions(model)
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / "named.onnx"
        onnx.save(model, named)
        quantize_dynamic(
            named,
            FOLDER / "rec_quick.onnx",
            nodes_to_quantize=names,
            op_types_to_quantize=["Conv"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    print(f"{len(names)} convolutions in eight bits")


if __name__ == "__main__":
    main()
