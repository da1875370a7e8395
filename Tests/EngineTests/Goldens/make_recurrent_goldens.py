"""Writes Data/recurrent.json, images.json and conv-residual.json: what PyTorch computes in float64 for small networks.

Each case holds the parameters a network starts from, inputs and targets, its outputs, the loss, the gradient of
every parameter, and the losses of 20 steps of gradient descent. Arrays are flat, in the layout of the
engine: a dense or recurrent matrix is inputs x outputs, a convolution is height x width x channels x filters,
images have their channels last, sequences their time first.

    python make_recurrent_goldens.py
"""

import json
import pathlib

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
RATE = 0.1
STEPS = 20


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def train(case, layout, run, target, loss):
    """Fills in a case: `layout` gives (name, tensor in the engine's layout, its gradient) of each parameter."""
    names = list(layout)
    case["target"] = flat(target)
    case["parameters"] = {name: flat(layout[name][0]()) for name in names}
    losses = []
    for step in range(STEPS):
        for _, _, parameters in layout.values():
            for parameter in parameters:
                parameter.grad = None
        outputs = run()
        value = loss(outputs, target)
        value.backward()
        if step == 0:
            case["outputs"] = flat(outputs)
            case["gradients"] = {name: flat(layout[name][1]()) for name in names}
        losses.append(value.item())
        with torch.no_grad():
            for _, _, parameters in layout.values():
                for parameter in parameters:
                    parameter -= RATE * parameter.grad
    case["losses"] = losses
    return case


def matrix(parameter):
    return lambda: parameter.T, lambda: parameter.grad.T, [parameter]


def vector(parameter):
    return lambda: parameter, lambda: parameter.grad, [parameter]


def keep_zero(bias, count):
    """PyTorch has two biases where the engine has one: the first `count` of the second stay 0."""
    with torch.no_grad():
        bias[:count] = 0
    bias.register_hook(lambda g: torch.cat([torch.zeros(count), g[count:]]))


def recurrent(kind, returns, truncation=None, steps=6, batch=2, inputs=3, hidden=(4, 2), outputs=1):
    torch.manual_seed(sum(map(ord, kind + returns)))
    make = {"rnn-tanh": nn.RNN, "rnn-relu": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind]
    options = {"nonlinearity": kind[4:]} if kind.startswith("rnn") else {}
    sizes = (inputs,) + hidden
    stack = [make(sizes[i], sizes[i + 1], **options) for i in range(len(hidden))]
    readout = nn.Linear(hidden[-1], outputs)
    layout = {}
    for i, layer in enumerate(stack):
        name = f"{kind[:3] if kind.startswith('rnn') else kind}{i + 1}"
        keep_zero(layer.bias_hh_l0, hidden[i] * 2 if kind == "gru" else len(layer.bias_hh_l0))
        layout[f"{name}.input-weights"] = matrix(layer.weight_ih_l0)
        layout[f"{name}.weights"] = matrix(layer.weight_hh_l0)
        layout[f"{name}.bias"] = vector(layer.bias_ih_l0)
        if kind == "gru":
            bias, start = layer.bias_hh_l0, hidden[i] * 2
            layout[f"{name}.candidate-bias"] = (
                lambda b=bias, s=start: b[s:], lambda b=bias, s=start: b.grad[s:], [bias])
    layout[f"dense{len(stack) + 1}.weights"] = matrix(readout.weight)
    layout[f"dense{len(stack) + 1}.bias"] = vector(readout.bias)
    x = torch.randn(steps, batch, inputs)

    def detached(state):
        return tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()

    def run():
        h = x
        for layer in stack:
            state, pieces = None, []
            for piece in h.split(truncation or steps):
                output, state = layer(piece, state)
                state = detached(state)
                pieces.append(output)
            h = torch.cat(pieces)
        return readout(h[-1] if returns == "last" else h)

    target = torch.randn(batch, outputs) if returns == "last" else torch.randn(steps, batch, outputs)
    case = dict(name=f"{kind} {returns}" + (f" truncated at {truncation}" if truncation else ""), kind=kind,
                returns=returns, truncation=truncation, shape=[steps, batch, inputs], hidden=list(hidden),
                outputCount=outputs, input=flat(x))
    return train(case, layout, run, target, F.mse_loss)


def kernel(parameter):
    return lambda: parameter.permute(2, 3, 1, 0), lambda: parameter.grad.permute(2, 3, 1, 0), [parameter]


def images(batch=2, size=8, channels=2, classes=3):
    """conv 4 (3x3), max-pool 2, conv 6 (3x3, stride 2), conv 5 (1x1), global average, dense."""
    torch.manual_seed(7)
    convolutions = [nn.Conv2d(channels, 4, 3, padding=1), nn.Conv2d(4, 6, 3, stride=2, padding=1),
                    nn.Conv2d(6, 5, 1)]
    readout = nn.Linear(5, classes)
    layout = {}
    for i, layer in enumerate(convolutions):
        layout[f"conv{i + 1}.weights"] = kernel(layer.weight)
        layout[f"conv{i + 1}.bias"] = vector(layer.bias)
    layout["dense4.weights"], layout["dense4.bias"] = matrix(readout.weight), vector(readout.bias)
    x = torch.randn(batch, channels, size, size)

    def run():
        h = F.max_pool2d(torch.tanh(convolutions[0](x)), 2)
        h = torch.relu(convolutions[1](h))
        h = torch.tanh(convolutions[2](h))
        return readout(h.mean((2, 3)))

    case = dict(name="images", shape=[batch, size, size, channels], input=flat(x.permute(0, 2, 3, 1)))
    return train(case, layout, run, torch.randint(classes, (batch,)), F.cross_entropy)


def conv_residual(batch=4, size=6, channels=2, classes=3):
    """conv-bn-relu, a block with an identity shortcut, one that halves the image with a projection, global average,
    dense: the parts of a residual network for images in miniature, with batch statistics."""
    torch.manual_seed(11)

    def conv(inputs, outputs, extent, stride=1):
        return nn.Conv2d(inputs, outputs, extent, stride=stride, padding=extent // 2, bias=False)

    shapes = [(channels, 4, 3), (4, 4, 3), (4, 4, 3), (4, 6, 3, 2), (6, 6, 3), (4, 6, 1, 2)]
    convolutions = [conv(*shape) for shape in shapes]
    norms = [nn.BatchNorm2d(shape[1]) for shape in shapes]
    readout = nn.Linear(6, classes)
    layout = {}
    for i, (layer, norm) in enumerate(zip(convolutions, norms)):
        with torch.no_grad():
            norm.weight.copy_(1 + 0.2 * torch.randn_like(norm.weight))
            norm.bias.copy_(0.2 * torch.randn_like(norm.bias))
        layout[f"conv{i + 1}.weights"] = kernel(layer.weight)
        layout[f"batch-norm{i + 1}.scale"] = vector(norm.weight)
        layout[f"batch-norm{i + 1}.shift"] = vector(norm.bias)
    layout["dense7.weights"], layout["dense7.bias"] = matrix(readout.weight), vector(readout.bias)
    x = torch.randn(batch, channels, size, size)

    def apply(i, h):
        return norms[i](convolutions[i](h))

    def run():
        h = torch.relu(apply(0, x))
        h = torch.relu(h + apply(2, torch.relu(apply(1, h))))
        h = torch.relu(apply(5, h) + apply(4, torch.relu(apply(3, h))))
        return readout(h.mean((2, 3)))

    case = dict(name="conv-residual", shape=[batch, size, size, channels], input=flat(x.permute(0, 2, 3, 1)))
    return train(case, layout, run, torch.randint(classes, (batch,)), F.cross_entropy)


def write(name, cases):
    path = pathlib.Path(__file__).parent / "Data" / name
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    write("recurrent.json", [recurrent(kind, returns) for kind in ("rnn-tanh", "rnn-relu", "lstm", "gru")
                             for returns in ("last", "all")]
          + [recurrent(kind, "all", truncation=4) for kind in ("rnn-tanh", "lstm", "gru")])
    write("images.json", [images()])
    write("conv-residual.json", [conv_residual()])
