"""The lab's augmentation (src-shared/layers/augmentation), which is torchvision's, on a whole batch at once."""

import itertools
import math

import torch

GREY = torch.tensor([0.2989, 0.587, 0.114]).view(1, 3, 1, 1)
BLENDS = ("brightness", "contrast", "saturation")
TRIES = 10


def augment(images, settings):
    """images [batch, 3, height, width] in 0..1 -> the same shape, standardised about 0.5."""
    views = grayscaled(jittered(cropped(images, settings), settings), settings)
    return views.sub_(0.5).div_(0.25).contiguous()


def uniform(shape, low, high):
    return torch.rand(shape) * (high - low) + low


def chosen(count, probability):
    return (torch.rand(count, 1, 1, 1) < probability).float()


def cropped(images, settings):
    """torchvision's resized_crop of boxes as RandomResizedCrop draws them, mirrored by chance."""
    count, channels, height, width = images.shape
    area = uniform((count, TRIES), settings["cropMin"], settings["cropMax"]) * height * width
    spread = math.log(settings["aspect"])
    ratio = uniform((count, TRIES), -spread, spread).exp()
    widths, heights = (area * ratio).sqrt().round(), (area / ratio).sqrt().round()
    fits = ((widths > 0) & (widths <= width) & (heights > 0) & (heights <= height)).float()
    first = fits * ((fits.cumsum(1) - fits) == 0)
    none = 1 - first.sum(1)
    box_width = (first * widths).sum(1) + none * width
    box_height = (first * heights).sum(1) + none * height
    top = (torch.rand(count) * (height - box_height + 1)).floor()
    left = (torch.rand(count) * (width - box_width + 1)).floor()
    mirrored = (torch.rand(count) < settings["flip"]).float()
    rows = axis_weights(top, box_height, height, torch.zeros(count))
    columns = axis_weights(left, box_width, width, mirrored)
    return rows.unsqueeze(1) @ images @ columns.unsqueeze(1).transpose(2, 3)


def axis_weights(start, length, size, mirrored):
    """[batch, size, size]: what each pixel of an axis counts for each of the view's."""
    centres = torch.arange(size) + 0.5
    mirrored = mirrored.view(-1, 1)
    ordered = mirrored * size + (1 - 2 * mirrored) * centres
    positions = (start.view(-1, 1) + length.view(-1, 1) / size * ordered).unsqueeze(2)
    inputs = torch.arange(size).view(1, 1, -1)
    first, last = start.view(-1, 1, 1), (start + length).view(-1, 1, 1)
    weights = (1 - (inputs + 0.5 - positions).abs()).clamp_(min=0) * ((inputs >= first) & (inputs < last))
    return weights / weights.sum(2, keepdim=True)


def jittered(images, settings):
    """ColorJitter in an order of each image's own; a quarter of the batch has its hue turned at each of the four places."""
    count = len(images)
    jitter = chosen(count, settings["jitter"])
    active = [name for name in BLENDS if settings[name] > 0]
    orders = list(itertools.permutations(active))
    order = torch.randint(len(orders), (count,))
    changes = {name: jitter * uniform((count, 1, 1, 1), -settings[name], settings[name]) for name in active}
    turns = jitter * uniform((count, 1, 1, 1), -settings["hue"], settings["hue"])
    slots = []
    for place in range(len(active)):
        at = {n: torch.tensor([float(o[place] == n) for o in orders])[order].view(-1, 1, 1, 1) for n in active}
        share = 1 + sum(at[name] * changes[name] for name in active)
        nowhere = torch.zeros(count, 1, 1, 1)
        slots.append((share, at.get("saturation", nowhere), at.get("contrast", nowhere)))
    if settings["hue"] == 0:
        return blended(images, slots)
    parts = []
    for before, own in enumerate(torch.arange(count).chunk(len(slots) + 1)):
        part = slice(int(own[0]), int(own[-1]) + 1)
        mine = [tuple(value[part] for value in slot) for slot in slots]
        turned = hue_turned(blended(images[part], mine[:before]), turns[part])
        parts.append(blended(turned, mine[before:]))
    return torch.cat(parts)


def blended(images, slots):
    for share, of_grey, of_mean in slots:
        grey = (images * GREY).sum(1, keepdim=True)
        other = of_grey * grey + of_mean * grey.mean((2, 3), keepdim=True)
        images = (share * images + (1 - share) * other).clamp_(0, 1)
    return images


def hue_turned(images, turns):
    red, green, blue = images.split(1, dim=1)
    largest, smallest = images.amax(1, keepdim=True), images.amin(1, keepdim=True)
    chroma = largest - smallest
    divisor = chroma + (chroma == 0)
    hue = torch.where(
        largest == red,
        (green - blue) / divisor,
        torch.where(largest == green, (blue - red) / divisor + 2, (red - green) / divisor + 4),
    )
    hue = (hue + 6 * turns) % 6
    distance = (hue - torch.tensor([3.0, 2, 4]).view(1, 3, 1, 1)).abs()
    shares = distance * torch.tensor([1.0, -1, -1]).view(1, 3, 1, 1) + torch.tensor([-1.0, 2, 2]).view(1, 3, 1, 1)
    return smallest + chroma * shares.clamp_(0, 1)


def grayscaled(images, settings):
    grey = (images * GREY).sum(1, keepdim=True)
    return images + chosen(len(images), settings["grayscale"]) * (grey - images)
