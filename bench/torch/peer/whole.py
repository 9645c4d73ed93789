"""A whole SimSiam run in PyTorch, of the content of the lab's `train simsiam`: data, training with probes, evaluations.

One JSON object on standard input: {"modules", "training", "views", "train", "test", "steps"}. Prints the verdict's numbers as JSON.
Modes are tried by the caller; this script trains in one, channels_last float32, with torch.compile where "compile" is true.
"""

import json
import sys

import torch
from torch.nn.functional import cross_entropy, normalize, one_hot

from augmentation import augment
from contender import SIDE
from methods import methods

BANK, QUERIES, NEIGHBOURS, CLASSES = 4000, 1000, 20, 10


def main():
    settings = json.load(sys.stdin)
    training = settings["training"]
    torch.manual_seed(training["seed"])
    memory = torch.channels_last if settings["channels_last"] else torch.contiguous_format
    method = methods["simsiam"](settings["modules"]).to(memory_format=memory)
    loss_of = torch.compile(method) if settings["compile"] else method
    rate = training["baseRate"] * training["batch"] / 256
    optimizer = torch.optim.SGD(
        method.parameters(), rate, training["momentum"], weight_decay=training["weightDecay"], fused=True
    )
    images, labels = labelled(settings["train"])
    tests, test_labels = labelled(settings["test"])
    measured = [evaluate(method, images, labels, tests, test_labels)]
    for step in range(settings["steps"]):
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 + torch.cos(torch.tensor(torch.pi * step / settings["steps"])).item()) / 2
        batch = images[torch.randint(0, len(images), (training["batch"],))].float().div_(255)
        a, b = (augment(batch, settings["views"]).contiguous(memory_format=memory) for _ in range(2))
        loss = loss_of(a, b)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        loss.item()
        if step % training["probeEvery"] == 0:
            last = probe(method, a, b)
        if (step + 1) % training["evaluateEvery"] == 0:
            measured.append(evaluate(method, images, labels, tests, test_labels))
    print(json.dumps({**last, "accuracies": measured}))


def labelled(count):
    """Noise with a class each: what the pictures show makes no difference to the time."""
    return torch.randint(0, 256, (count, 3, SIDE, SIDE), dtype=torch.uint8), torch.randint(0, CLASSES, (count,))


@torch.no_grad()
def probe(method, a, b):
    """m_o, m_r, std, covariance and spectrum of z and p, both views as one batch, as the lab measures them."""
    z = torch.cat([method.f(a), method.f(b)])
    numbers = {}
    for name, raw in [("z", z), ("p", method.h(z))]:
        unit = normalize(raw, dim=1)
        centre = unit.mean(0)
        residual = unit - centre
        covariance = residual.T @ residual / (len(unit) - 1)
        eigenvalues = torch.linalg.eigvalsh(covariance).clamp(min=1e-12)
        share = eigenvalues / eigenvalues.sum()
        numbers |= {
            f"{name}_m_o": centre.norm().item(),
            f"{name}_m_r": residual.norm(dim=1).mean().item(),
            f"{name}_std": (residual.std(0).mean() * raw.shape[1] ** 0.5).item(),
            f"{name}_covariance": (torch.cov(raw.T).fill_diagonal_(0).square().sum() / raw.shape[1]).item(),
            f"{name}_effective_rank": (-(share * share.log()).sum()).exp().item(),
        }
    return numbers


def evaluate(method, images, labels, tests, test_labels):
    """kNN and linear accuracy of the frozen backbone, with the lab's numbers of images, neighbours and steps."""
    backbone = method.f[0]
    backbone.eval()
    bank, queries = features(backbone, images[:BANK]), features(backbone, tests[:QUERIES])
    backbone.train()
    return [
        knn(bank, labels[:BANK], queries, test_labels[:QUERIES]),
        linear(bank, labels[:BANK], queries, test_labels[:QUERIES]),
    ]


@torch.no_grad()
def features(backbone, images):
    return torch.cat([backbone((part.float() / 255 - 0.5) / 0.25) for part in images.split(250)])


def knn(bank, labels, queries, wanted):
    nearest = (normalize(queries, dim=1) @ normalize(bank, dim=1).T).topk(NEIGHBOURS).indices
    votes = one_hot(labels[nearest], CLASSES).sum(1)
    return (votes.argmax(1) == wanted).float().mean().item()


def linear(bank, labels, queries, wanted):
    mean, std = bank.mean(0), bank.std(0) + 1e-4
    head = torch.nn.Linear(bank.shape[1], CLASSES)
    optimizer = torch.optim.Adam(head.parameters(), 0.05, weight_decay=1e-4)
    inputs = (bank - mean) / std
    for _ in range(100):
        optimizer.zero_grad()
        cross_entropy(head(inputs), labels).backward()
        optimizer.step()
    return (head((queries - mean) / std).argmax(1) == wanted).float().mean().item()


if __name__ == "__main__":
    main()
