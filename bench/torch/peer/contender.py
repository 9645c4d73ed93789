"""One way of running a method in PyTorch: eager, channels_last or compiled, in float32 or under bfloat16 autocast."""

import torch

from augmentation import augment
from methods import methods

DATA_IMAGES = 2048
SIDE = 32


class Contender:
    def __init__(self, settings):
        torch.manual_seed(0)
        training = settings["training"]
        self.batch = training["batch"]
        self.views = settings["views"]
        self.low = settings["precision"] == "bfloat16"
        self.format = torch.channels_last if settings["mode"] == "channels_last" else torch.contiguous_format
        self.method = methods[settings["method"]](settings["modules"]).to(memory_format=self.format)
        self.loss = torch.compile(self.method) if settings["mode"] == "compile" else self.method
        trained = [p for p in self.method.parameters() if p.requires_grad]
        rate = training["baseRate"] * self.batch / 256
        self.optimizer = torch.optim.SGD(
            trained, rate, training["momentum"], weight_decay=training["weightDecay"], fused=True
        )
        self.data = torch.randint(0, 256, (DATA_IMAGES, 3, SIDE, SIDE), dtype=torch.uint8)
        self.ready = [self.laid_out(torch.randn(self.batch, 3, SIDE, SIDE)) for _ in range(2)]

    def parameter_count(self):
        return sum(p.numel() for p in self.method.parameters() if p.requires_grad)

    def step(self):
        """A training step on views that are ready made."""
        self.update(*self.ready)

    def train(self):
        """A training step as the lab makes it: draw a batch, augment it twice, update."""
        images = self.data[torch.randint(0, DATA_IMAGES, (self.batch,))].float().div_(255)
        self.update(*(self.laid_out(augment(images, self.views)) for _ in range(2)))

    def update(self, a, b):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.low):
            loss = self.loss(a, b)
        loss.backward()
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.method.after_step()
        return loss.item()

    def laid_out(self, images):
        return images.contiguous(memory_format=self.format)
