"""The lab's modules in PyTorch, from the parameters of its documents."""

from torch import nn


def convolution(inputs, outputs, size, stride, relu=True):
    layers = [
        nn.Conv2d(inputs, outputs, size, stride, padding=size // 2, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return nn.Sequential(*layers, nn.ReLU()) if relu else nn.Sequential(*layers)


def pooled(layers):
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def conv_encoder(widths, strides, kernel):
    inputs = [3, *widths[:-1]]
    return pooled([convolution(i, o, kernel, s) for i, o, s in zip(inputs, widths, strides)]), widths[-1]


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride, zero_init):
        super().__init__()
        self.body = nn.Sequential(
            convolution(inputs, outputs, 3, stride), convolution(outputs, outputs, 3, 1, relu=False)
        )
        if zero_init:
            nn.init.zeros_(self.body[1][1].weight)
        same = stride == 1 and inputs == outputs
        self.shortcut = nn.Identity() if same else convolution(inputs, outputs, 1, stride, relu=False)

    def forward(self, x):
        return nn.functional.relu(self.body(x) + self.shortcut(x))


def resnet18(stem, width, zeroInit):
    layers = [convolution(3, width, 3, 1)]
    if stem == "imagenet":
        layers = [convolution(3, width, 7, 2), nn.MaxPool2d(3, 2, 1)]
    before = width
    for stage, factor in enumerate([1, 2, 4, 8]):
        for block in range(2):
            layers.append(BasicBlock(before, width * factor, 2 if stage > 0 and block == 0 else 1, zeroInit))
            before = width * factor
    return pooled(layers), before


def dense(inputs, outputs):
    return [nn.Linear(inputs, outputs, bias=False), nn.BatchNorm1d(outputs), nn.ReLU()]


def projector(inputs, layers, hidden, out, finalNorm):
    stack = []
    for _ in range(layers - 1):
        stack += dense(inputs, hidden)
        inputs = hidden
    stack.append(nn.Linear(inputs, out, bias=not finalNorm))
    if finalNorm:
        stack.append(nn.BatchNorm1d(out, affine=False))
    return nn.Sequential(*stack), out


def predictor(dim, hidden):
    return nn.Sequential(*dense(dim, hidden), nn.Linear(hidden, dim))


encoders = {"encoder-conv": conv_encoder, "encoder-resnet18": resnet18}


def embedding(modules):
    """f: encoder and projector of a document, and the dimensions of z."""
    encoder, dim = encoders[modules["encoder"]["type"]](**modules["encoder"]["params"])
    head, out = projector(dim, **modules["projector"]["params"])
    return nn.Sequential(encoder, head), out
