"""The lab's augmentation (src-shared/layers/augmentation.ts) on a whole batch at once."""

import math

import torch
from torch.nn.functional import affine_grid, grid_sample

GREY = torch.tensor([0.299, 0.587, 0.114])
TO_YIQ = torch.tensor([[0.299, 0.587, 0.114], [0.5959, -0.2746, -0.3213], [0.2115, -0.5227, 0.3112]])
FROM_YIQ = torch.tensor([[1, 0.956, 0.619], [1, -0.272, -0.647], [1, -1.106, 1.703]])


def augment(images, settings):
    """images [batch, 3, height, width] in 0..1 -> the same shape, standardised about 0.5."""
    cropped = crop(images, settings)
    matrix, offset = colour_map(cropped, settings)
    pixels = cropped.flatten(2).transpose(1, 2)
    coloured = torch.baddbmm(offset, pixels, matrix).clamp_(0, 1)
    return coloured.sub_(0.5).div_(0.25).transpose(1, 2).reshape(images.shape).contiguous()


def uniform(count, low, high):
    return torch.rand(count) * (high - low) + low


def crop(images, settings):
    count = len(images)
    area = uniform(count, settings["cropMin"], settings["cropMax"])
    spread = math.log(settings["aspect"])
    ratio = uniform(count, -spread, spread).exp()
    width = (area * ratio).sqrt().clamp(max=1)
    height = (area / ratio).sqrt().clamp(max=1)
    mirror = 1 - 2 * (torch.rand(count) < settings["flip"]).float()
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = width * mirror
    theta[:, 0, 2] = uniform(count, -1, 1) * (1 - width)
    theta[:, 1, 1] = height
    theta[:, 1, 2] = uniform(count, -1, 1) * (1 - height)
    grid = affine_grid(theta, images.shape, align_corners=True)
    return grid_sample(images, grid, mode="bilinear", align_corners=True)


def colour_map(images, settings):
    """pixel . matrix + offset per image: matrix [batch, 3, 3], offset [batch, 1, 3]."""
    count = len(images)
    jittered = (torch.rand(count) < settings["jitter"]).float()
    factor = lambda amount: 1 + jittered * uniform(count, -amount, amount)
    brightness, contrast, saturation = (factor(settings[n]) for n in ("brightness", "contrast", "saturation"))
    angle = 2 * math.pi * jittered * uniform(count, -settings["hue"], settings["hue"])
    grey = (torch.rand(count) < settings["grayscale"]).float()

    rotation = torch.zeros(count, 3, 3)
    rotation[:, 0, 0] = 1
    rotation[:, 1, 1] = rotation[:, 2, 2] = angle.cos()
    rotation[:, 1, 2] = -angle.sin()
    rotation[:, 2, 1] = angle.sin()
    hue = (FROM_YIQ @ rotation @ TO_YIQ).transpose(1, 2)
    after = mixed(saturation) @ hue @ mixed(1 - grey)
    mean_grey = brightness * (images.mean((2, 3)) @ GREY)
    lifted = ((1 - contrast) * mean_grey).view(-1, 1, 1).expand(-1, 1, 3)
    return (brightness * contrast).view(-1, 1, 1) * after, lifted @ after


def mixed(share):
    share = share.view(-1, 1, 1)
    return share * torch.eye(3) + (1 - share) * GREY.view(3, 1).expand(3, 3)
