"""The network that is trained: a pair of texts in, a tag for each word and links between them out.

Both texts go through MiniLM at once. Each counts its positions from 0, and every head of every
layer adds a learnt number to its attention between words of one side; so the network is the same
whichever text stands first, and tags change places when the texts do.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HIDDEN, HEADS, INNER = 6, 384, 12, 1536
LINK = 128
"""Coordinates in which words of both sides are compared."""
JOINT = 192
"""Units that read a word beside what it is linked with."""


class Layer(nn.Module):
    """A layer of BERT with a number a head for words of the same side."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, 1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, 1e-12)
        self.same = nn.Parameter(torch.linspace(-1.0, 1.0, HEADS))

    def forward(self, x: Tensor, mask: Tensor, side: Tensor) -> Tensor:
        """The next layer's rows; side is 1 and -1 for words of the two texts."""
        batch, length, _ = x.shape
        width = HIDDEN // HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, width).permute(2, 0, 3, 1, 4)
        sides = side[:, None, :, None].to(q.dtype).expand(batch, HEADS, length, 1)
        bias = self.same.to(q.dtype).view(1, HEADS, 1, 1) * width**0.5
        blank = torch.zeros_like(sides)
        q = torch.cat([q, sides * bias, blank], -1)
        k = torch.cat([k, sides, blank], -1)
        read = functional.scaled_dot_product_attention(
            q, k, functional.pad(v, (0, 2)), attn_mask=mask, scale=width**-0.5
        )[..., :width]
        x = self.norm1(x + self.out(read.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.norm2(x + self.down(functional.gelu(self.up(x), approximate="tanh")))


class Network(nn.Module):
    """The encoder and its heads: links, and tags of the words of both sides."""

    def __init__(self, weights: dict[str, Tensor], kept: list[int], layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(
            weights["embeddings.word_embeddings.weight"][kept].float().clone(), freeze=True
        )
        place = weights["embeddings.position_embeddings.weight"][:256].float()
        kind = weights["embeddings.token_type_embeddings.weight"][0].float()
        self.places = nn.Parameter(place + kind)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.norm.weight.data = weights["embeddings.LayerNorm.weight"].float().clone()
        self.norm.bias.data = weights["embeddings.LayerNorm.bias"].float().clone()
        self.layers = nn.ModuleList(_layer(weights, index) for index in range(layers))
        self.link = nn.Linear(HIDDEN, LINK)
        self.link_scale = nn.Parameter(torch.tensor(8.0))
        self.link_bias = nn.Parameter(torch.tensor(-4.0))
        self.joint = nn.Linear(4 * HIDDEN + 1, JOINT)
        self.tag = nn.Linear(JOINT, 1)

    def forward(
        self, ids: Tensor, places: Tensor, side: Tensor, pool: Tensor, word_side: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Links of words (batch × words × words) and tags (batch × words), as logits.

        ids, places: batch × pieces; side: 1 and -1, and 0 for padding; pool: batch × words ×
        pieces, rows that average the pieces of a word; word_side: as side, of words.
        """
        x = self.norm(self.words(ids) + self.places[places])
        mask = (side != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, side)
        words = torch.bmm(pool.to(x.dtype), x)
        keys = functional.normalize(self.link(words).float(), dim=-1)
        links = self.link_scale * torch.bmm(keys, keys.transpose(1, 2)) + self.link_bias
        across = word_side[:, :, None] * word_side[:, None, :] < 0
        weights = torch.softmax(links.masked_fill(~across, -30.0), -1)
        beside = torch.bmm(weights.to(words.dtype), words)
        best = torch.sigmoid(links.masked_fill(~across, -30.0).amax(-1, keepdim=True))
        joint = torch.cat(
            [words, beside, words * beside, (words - beside).abs(), best.to(words.dtype)], -1
        )
        return links, self.tag(functional.gelu(self.joint(joint), approximate="tanh")).squeeze(
            -1
        ).float()


def _layer(weights: dict[str, Tensor], index: int) -> Layer:
    layer = Layer()
    begin = f"encoder.layer.{index}."

    def part(name: str) -> Tensor:
        return weights[begin + name].float().clone()

    attention = [f"attention.self.{name}." for name in ("query", "key", "value")]
    layer.qkv.weight.data = torch.cat([part(name + "weight") for name in attention])
    layer.qkv.bias.data = torch.cat([part(name + "bias") for name in attention])
    for module, name in (
        (layer.out, "attention.output.dense"),
        (layer.norm1, "attention.output.LayerNorm"),
        (layer.up, "intermediate.dense"),
        (layer.down, "output.dense"),
        (layer.norm2, "output.LayerNorm"),
    ):
        module.weight.data = part(name + ".weight")
        module.bias.data = part(name + ".bias")
    return layer


def load(folder: Path) -> dict[str, Tensor]:
    """The weights of MiniLM in a folder."""
    from safetensors.torch import load_file

    weights: dict[str, Tensor] = load_file(folder / "model.safetensors")
    return weights
