"""The methods of the bench: a module whose forward takes two views and gives the loss."""

import copy

import torch
from torch import nn
from torch.nn.functional import cosine_similarity, cross_entropy, normalize

from networks import embedding, predictor


class SimSiam(nn.Module):
    """arXiv 2011.10566, algorithm 1."""

    def __init__(self, modules):
        super().__init__()
        self.f, dim = embedding(modules)
        self.h = predictor(dim, modules["predictor"]["params"]["hidden"])

    def forward(self, a, b):
        z_a, z_b = self.f(a), self.f(b)
        p_a, p_b = self.h(z_a), self.h(z_b)
        return negative_cosine(p_a, z_b.detach()) / 2 + negative_cosine(p_b, z_a.detach()) / 2

    def after_step(self):
        pass


class InfoNCE(nn.Module):
    """NT-Xent, arXiv 2002.05709, equation 1."""

    def __init__(self, modules):
        super().__init__()
        self.f, _ = embedding(modules)
        self.temperature = modules["loss"]["params"]["temperature"]

    def forward(self, a, b):
        z = normalize(torch.cat([self.f(a), self.f(b)]).float(), dim=1)
        count = len(z)
        own = torch.eye(count, dtype=torch.bool, device=z.device)
        similarities = (z @ z.T / self.temperature).masked_fill(own, float("-inf"))
        positives = (torch.arange(count) + count // 2) % count
        return cross_entropy(similarities, positives)

    def after_step(self):
        pass


class BYOL(nn.Module):
    """arXiv 2006.07733, section 3."""

    def __init__(self, modules):
        super().__init__()
        self.f, dim = embedding(modules)
        self.h = predictor(dim, modules["predictor"]["params"]["hidden"])
        self.target = copy.deepcopy(self.f).requires_grad_(False)
        self.momentum = modules["average-encoder"]["params"]["momentum"]

    def forward(self, a, b):
        p_a, p_b = self.h(self.f(a)), self.h(self.f(b))
        with torch.no_grad():
            t_a, t_b = self.target(a), self.target(b)
        return negative_cosine(p_a, t_b) / 2 + negative_cosine(p_b, t_a) / 2

    @torch.no_grad()
    def after_step(self):
        torch._foreach_lerp_(list(self.target.parameters()), list(self.f.parameters()), 1 - self.momentum)


def negative_cosine(p, z):
    return -cosine_similarity(p.float(), z.float(), dim=1).mean()


methods = {"simsiam": SimSiam, "infonce": InfoNCE, "byol": BYOL}
