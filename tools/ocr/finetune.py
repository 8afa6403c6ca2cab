#!/usr/bin/env python3
"""Retrains the last layer of the recogniser on pages like ours, and says whether that helped.

    finetune.py --out FOLDER [--model rec.onnx] [--pages 60] [--epochs 12] [--corrections FOLDER]

The model is cut before its last matrix; what it computes up to there, 120 numbers for every eight
pixels, is kept as it is. Only the matrix and its offset, 120 × 133 + 133 numbers, learn. Training,
choosing and judging use three sets of pages made from three seeds. The new model is written only if
it reads more of the lines it never saw than the one it came from; the figures are written anyway.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

import ctc
import strips

MODELS = Path(__file__).resolve().parents[2] / "models"


@dataclass
class Head:
    """The linear layer: [features, classes] and [classes]."""

    weight: np.ndarray
    offset: np.ndarray

    def logs(self, features: np.ndarray) -> np.ndarray:
        return ctc.log_softmax(features @ self.weight + self.offset)


@dataclass
class Lines:
    """Features of lines by batch of equal steps, [n, steps, features], beside what they say."""

    batches: list[tuple[np.ndarray, list[str], list[str]]]


class Recogniser:
    """The stored model, taken apart."""

    def __init__(self, models: Path, name: str):
        self.model = onnx.load(str(models / name))
        self.alphabet = (models / "alphabet.txt").read_text(encoding="utf-8").rstrip("\n")
        graph = self.model.graph
        held = {item.name: item for item in graph.initializer}
        matrix = [node for node in graph.node if node.op_type == "MatMul" and node.input[1] in held][-1]
        offset = next(node for node in graph.node if node.op_type == "Add" and matrix.output[0] in node.input)
        self.weight = held[matrix.input[1]]
        self.offset = held[next(name for name in offset.input if name in held)]
        self.features = matrix.input[0]
        self.head = Head(numpy_helper.to_array(self.weight).copy(), numpy_helper.to_array(self.offset).copy())
        if self.head.weight.shape[1] != len(self.alphabet) + 1:
            raise ValueError("the model and its alphabet do not match")

    def extract(self, cut: list[strips.Strip]) -> Lines:
        """Runs the frozen part once over all strips."""
        body = onnx.ModelProto()
        body.CopyFrom(self.model)
        del body.graph.output[:]
        body.graph.output.append(onnx.helper.make_tensor_value_info(self.features, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(body.SerializeToString(), options, ["CPUExecutionProvider"])
        name = session.get_inputs()[0].name
        batches = []
        for chosen, light in strips.batches(cut):
            features = session.run([self.features], {name: light})[0].astype(np.float32)
            batches.append((features, [cut[at].text for at in chosen], [cut[at].key for at in chosen]))
        return Lines(batches)

    def save(self, head: Head, path: Path) -> None:
        self.weight.CopyFrom(numpy_helper.from_array(head.weight.astype(np.float32), self.weight.name))
        self.offset.CopyFrom(numpy_helper.from_array(head.offset.astype(np.float32), self.offset.name))
        onnx.save(self.model, str(path))


def train(recogniser: Recogniser, lines: Lines, choosing: Lines, epochs: int, rate: float, hold: float) -> Head:
    """Adam on the mean loss, held near the original by `hold`; the best epoch on `choosing` wins."""
    classes = {letter: at + 1 for at, letter in enumerate(recogniser.alphabet)}
    start = recogniser.head
    head, best = Head(start.weight.copy(), start.offset.copy()), start
    best_share = judge(start, choosing, recogniser.alphabet)["lines"]
    print(f"as it is: lines right on the choosing pages {best_share:.2f} %", flush=True)
    moments = [[np.zeros_like(part), np.zeros_like(part)] for part in (head.weight, head.offset)]
    rng, step = np.random.default_rng(1), 0
    for epoch in range(epochs):
        losses = []
        for at in rng.permutation(len(lines.batches)):
            features, texts, _ = lines.batches[at]
            known = [slot for slot, text in enumerate(texts) if set(text) <= classes.keys()]
            if not known:
                continue
            features = features[known]
            labels = [np.array([classes[letter] for letter in texts[slot]]) for slot in known]
            loss, gradient = ctc.loss_and_gradient(head.logs(features).astype(np.float64), labels)
            losses += loss.tolist()
            gradient /= len(known)
            slopes = [np.einsum("nti,ntc->ic", features, gradient) + hold * (head.weight - start.weight),
                      gradient.sum((0, 1)) + hold * (head.offset - start.offset)]
            step += 1
            pace = rate * (1 - epoch / epochs)
            for part, slope, (mean, square) in zip((head.weight, head.offset), slopes, moments):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                part -= pace * (mean / (1 - 0.9 ** step)) / (np.sqrt(square / (1 - 0.999 ** step)) + 1e-8)
        share = judge(head, choosing, recogniser.alphabet)["lines"]
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, lines right on the choosing pages {share:.2f} %", flush=True)
        if share > best_share:
            best, best_share = Head(head.weight.copy(), head.offset.copy()), share
    return best


def judge(head: Head, lines: Lines, alphabet: str) -> dict[str, float]:
    """Percent of lines, values and zone lines read exactly (blanks aside), and of letters missed."""
    right = {"lines": [], "values": [], "MRZ": []}
    missed = letters = 0
    for features, texts, keys in lines.batches:
        for said, text, key in zip(ctc.read(head.logs(features), alphabet), texts, keys):
            said, text = said.replace(" ", ""), text.replace(" ", "")
            right["lines"].append(said == text)
            if len(text) > 3:
                right["values"].append(said == text)
            if key.startswith("MRZ"):
                right["MRZ"].append(said == text)
            missed += distance(said, text)
            letters += len(text)
    shares = {name: round(100 * float(np.mean(hits)), 3) for name, hits in right.items() if hits}
    return shares | {"letters missed": round(100 * missed / letters, 3), "count": len(right["lines"])}


def distance(said: str, text: str) -> int:
    """Letters to change, add or leave out to get from one to the other."""
    row = list(range(len(text) + 1))
    for letter in said:
        corner, row[0] = row[0], row[0] + 1
        for at, wanted in enumerate(text, 1):
            corner, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, corner + (letter != wanted))
    return row[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="gets figures.json, and the model if it wins")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--model", default="rec.onnx", help="which recogniser of that folder")
    parser.add_argument("--pages", type=int, default=60, help="pages to learn from; a third as many to choose, half to judge")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--hold", type=float, default=1e-3, help="pull towards the original weights")
    parser.add_argument("--seed", type=int, default=20_000, help="learning; the next two choose and judge")
    parser.add_argument("--corrections", type=Path, help="folder of pages with truth, learned from as well")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    started, recogniser = time.process_time(), Recogniser(told.models, told.model)
    cut = strips.made_up(told.seed, told.pages)
    if told.corrections:
        cut += strips.from_folder(told.corrections)
    learning = recogniser.extract(cut)
    choosing = recogniser.extract(strips.made_up(told.seed + 1, told.pages // 3))
    print(f"{len(cut)} lines to learn from, after {time.process_time() - started:.0f} CPU seconds", flush=True)
    head = train(recogniser, learning, choosing, told.epochs, told.rate, told.hold)
    judging = recogniser.extract(strips.made_up(told.seed + 2, told.pages // 2))
    figures = {"before": judge(recogniser.head, judging, recogniser.alphabet),
               "after": judge(head, judging, recogniser.alphabet)}
    figures["wins"] = figures["after"]["lines"] > figures["before"]["lines"]
    figures |= {"model": told.model, "cpu_seconds": round(time.process_time() - started), "pages": told.pages, "seed": told.seed}
    (told.out / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(json.dumps(figures, indent=1))
    if figures["wins"]:
        recogniser.save(head, told.out / told.model)
        print("it reads more lines of pages it never saw: now compare whole pages with `autovisite eval ocr`")
    else:
        print("it reads no more lines of pages it never saw: the original stays")


if __name__ == "__main__":
    main()
