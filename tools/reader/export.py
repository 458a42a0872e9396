"""Write a trained network as the package reads it: small integers and their scales."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from reader.network import Network
from reader.train import Example, tensors


def export(net: Network, path: Path) -> None:
    """Write `reader.npz`: word vectors in 4 bits, matrices in 8, everything else in 16 or 32."""
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    stored: dict[str, np.ndarray] = {"layers": np.array(len(net.layers))}
    stored["words"], stored["words.scales"] = four_bits(state["words.weight"])
    stored["places"] = state["places"].astype(np.float16)
    stored["link.line"] = np.array([state["link_scale"], state["link_bias"]])
    for name, value in state.items():
        if name in {"words.weight", "places", "link_scale", "link_bias"}:
            continue
        if value.ndim > 1:
            scales = np.maximum(np.abs(value).max(1), 1e-12) / 127
            stored[name] = np.rint(value / scales[:, None]).astype(np.int8)
            stored[name.replace(".weight", ".scales")] = scales.astype(np.float32)
        else:
            stored[name] = value.astype(np.float32)
    np.savez(path, **stored)


RANK = 96
"""Of what later training changed of a matrix: on the third weights against the second it kept all
but a hundredth of what they had learnt, at a tenth of the size."""


def export_update(net: Network, first: Path, path: Path) -> None:
    """Write what a network is more than the weights in `reader.npz`: matrices of low rank.

    The file with the weights stays as it is, so that the history need not hold it anew.
    """
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    stored: dict[str, np.ndarray] = {}
    with np.load(first) as weights:
        for name, value in state.items():
            if name == "words.weight" or name in {"link_scale", "link_bias"}:
                continue
            if value.ndim == 1:
                stored[name] = value.astype(np.float32)
                continue
            shipped = weights[name].astype(np.float32)
            scales = name.replace(".weight", ".scales")
            if scales != name and scales in weights.files:
                shipped *= weights[scales][:, None]
            left, right = _low_rank(value - shipped)
            stored[f"{name}.left"], stored[f"{name}.left.scales"] = four_bits(left)
            stored[f"{name}.right"], stored[f"{name}.right.scales"] = four_bits(right)
    stored["link.line"] = np.array([state["link_scale"], state["link_bias"]])
    np.savez(path, **stored)


def _low_rank(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two matrices, each a row for a row or column, whose product is nearest to a matrix."""
    left, sizes, right = np.linalg.svd(matrix, full_matrices=False)
    root = np.sqrt(sizes[:RANK])
    wide = ((0, 0), (0, RANK - len(root)))
    return np.pad(left[:, :RANK] * root, wide), np.pad(right[:RANK].T * root, wide)


def four_bits(words: np.ndarray, group: int = 32) -> tuple[np.ndarray, np.ndarray]:
    """Two coordinates a byte, and a scale for 32 of them."""
    grouped = words.reshape(len(words), -1, group)
    scales = np.maximum(np.abs(grouped).max(2) / 7, 1e-6).astype(np.float16)
    steps = np.rint(grouped / scales[:, :, None].astype(np.float32)).clip(-7, 7) + 7
    flat = steps.astype(np.uint8).reshape(len(words), -1)
    return flat[:, 0::2] | (flat[:, 1::2] << 4), scales


def farthest(net: Network, held: Sequence[Example], size: int = 40) -> float:
    """The largest difference of a word's score in the package from that of the trained network."""
    from retold.models.minilm import network

    net.eval()
    differences = [0.0]
    for item in held[:size]:
        with torch.no_grad():
            _, tags = net(*tensors([item]))
        split = item.word_side.index(-1)
        pieces = [tuple(item.ids[i] for i in word) for word in item.words]
        (source, target), _ = network().scores_of_pieces(pieces[:split], pieces[split:])
        packed = np.concatenate([source, target])
        differences.append(float(np.abs(packed - tags.sigmoid()[0].numpy()).max()))
    return max(differences)
