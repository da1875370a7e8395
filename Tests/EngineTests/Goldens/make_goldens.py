"""Writes the golden files in Data: what PyTorch computes in float64.

    pip install torch numpy
    python make_goldens.py

Each file holds the input and targets of one batch, every parameter's start and its gradient at step 0,
and the losses of 20 steps on that batch. Parameters have the names and the layout of the engine:
weights are inputs x units, the transpose of PyTorch's.
"""

import json
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

BATCH, FEATURES, WIDTH, OUTPUTS, STEPS = 6, 3, 5, 3, 20
FOLDER = pathlib.Path(__file__).parent / "Data"


class Model(nn.Module):
    """A network whose parameters are registered under the engine's names."""

    def __init__(self, rng, build):
        super().__init__()
        self.rng = rng
        self.named = {}
        self.counts = {}
        self.layers = 0
        self.run = build(self)

    def add(self, name, parameter, transposed=False):
        self.register_parameter(name.replace(".", "_"), parameter)
        self.named[name] = (parameter, transposed)
        return parameter

    def count(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}{self.counts[kind]}"

    def dense(self, inputs, outputs, bias=True):
        self.layers += 1
        name = f"dense{self.layers}"
        scale = 1.2 / np.sqrt(inputs)
        w = nn.Parameter(torch.tensor(self.rng.standard_normal((outputs, inputs)) * scale))
        self.add(f"{name}.weights", w, transposed=True)
        if not bias:
            return lambda x: F.linear(x, w)
        b = nn.Parameter(torch.tensor(self.rng.standard_normal(outputs) * 0.3))
        self.add(f"{name}.bias", b)
        return lambda x: F.linear(x, w, b)

    def norm(self, module, kind):
        name = self.count(kind)
        module = module.double()
        with torch.no_grad():
            module.weight.copy_(torch.tensor(1 + 0.2 * self.rng.standard_normal(WIDTH)))
            module.bias.copy_(torch.tensor(0.2 * self.rng.standard_normal(WIDTH)))
        self.add(f"{name}.scale", module.weight)
        self.add(f"{name}.shift", module.bias)
        return module

    def prelu(self, units):
        k = self.add(f"{self.count('prelu')}.slope", nn.Parameter(torch.full((units,), 0.25).double()))
        return lambda x: F.prelu(x, k)

    def gate(self, block):
        return self.add(f"residual{block}.scale", nn.Parameter(torch.tensor([0.5]).double()))

    def forward(self, x):
        return self.run(x)


def chain(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


def mlp(activation):
    return lambda m: chain(m.dense(FEATURES, WIDTH), activation, m.dense(WIDTH, WIDTH), activation,
                           m.dense(WIDTH, OUTPUTS))


def bn_mlp(m):
    def block(inputs):
        return [m.dense(inputs, WIDTH, bias=False), m.norm(nn.BatchNorm1d(WIDTH), "batch-norm"), torch.relu]
    return chain(*block(FEATURES), *block(WIDTH), m.dense(WIDTH, OUTPUTS))


def ln_mlp(m):
    return chain(m.dense(FEATURES, WIDTH), m.norm(nn.LayerNorm(WIDTH), "layer-norm"), torch.tanh,
                 m.dense(WIDTH, OUTPUTS))


def prelu_mlp(m):
    return chain(m.dense(FEATURES, WIDTH), m.prelu(1), m.dense(WIDTH, WIDTH), m.prelu(WIDTH),
                 m.dense(WIDTH, OUTPUTS))


def residual(m):
    stem = m.dense(FEATURES, WIDTH)
    first = m.dense(WIDTH, WIDTH, bias=False), m.dense(WIDTH, WIDTH, bias=False)
    second = m.dense(WIDTH, WIDTH), m.dense(WIDTH, WIDTH)
    gate = m.gate(2)
    readout = m.dense(WIDTH, OUTPUTS)

    def run(x):
        h = stem(x)
        h = h + 0.5 * first[1](torch.relu(first[0](h)))
        return readout(torch.tanh(h + gate * second[1](torch.tanh(second[0](h)))))
    return run


def softmax(y, t):
    return F.cross_entropy(y, t.long())


def squared(y, t):
    return F.mse_loss(y, t)


def huber(y, t):
    return F.huber_loss(y, t, delta=0.5)


def sgd(p):
    return torch.optim.SGD(p, lr=0.3)


def clip_norm(p):
    nn.utils.clip_grad_norm_(p, 0.2)


def clip_each(p):
    for q in p:
        nn.utils.clip_grad_norm_([q], 0.1)


def clip_value(p):
    nn.utils.clip_grad_value_(p, 0.03)


def penalty(l1, l2):
    def value(model):
        weights = [p for name, (p, _) in model.named.items() if name.endswith(".weights")]
        return sum(l1 * w.abs().sum() + l2 * (w * w).sum() for w in weights)
    return value


TANH = mlp(torch.tanh)
CASES = {
    "sigmoid-mlp": dict(build=mlp(torch.sigmoid)),
    "elu-mlp": dict(build=mlp(F.elu)),
    "selu-mlp": dict(build=mlp(F.selu)),
    "gelu-mlp": dict(build=mlp(F.gelu)),
    "silu-mlp": dict(build=mlp(F.silu)),
    "leaky-relu-mlp": dict(build=mlp(F.leaky_relu)),
    "prelu-mlp": dict(build=prelu_mlp),
    "bn-mlp": dict(build=bn_mlp),
    "ln-mlp": dict(build=ln_mlp),
    "residual": dict(build=residual),
    "mse": dict(build=TANH, loss=squared),
    "huber": dict(build=TANH, loss=huber),
    "momentum": dict(build=TANH, optimizer=lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
    "nesterov": dict(build=TANH, optimizer=lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True)),
    "rmsprop": dict(build=TANH, optimizer=lambda p: torch.optim.RMSprop(p, lr=0.01)),
    "adagrad": dict(build=TANH, optimizer=lambda p: torch.optim.Adagrad(p, lr=0.1)),
    "adam": dict(build=TANH, optimizer=lambda p: torch.optim.Adam(p, lr=0.02)),
    "adamw": dict(build=TANH, optimizer=lambda p: torch.optim.AdamW(p, lr=0.02, weight_decay=0.1)),
    "clip-norm": dict(build=TANH, clip=clip_norm),
    "clip-parameter-norm": dict(build=TANH, clip=clip_each),
    "clip-value": dict(build=TANH, clip=clip_value),
    "l1": dict(build=TANH, penalty=penalty(0.01, 0)),
    "l2": dict(build=TANH, penalty=penalty(0, 0.02)),
    "l1-l2": dict(build=TANH, penalty=penalty(0.01, 0.02), clip=clip_norm),
}


def flat(parameter, transposed):
    array = parameter.detach().numpy()
    return (array.T if transposed else array).reshape(-1).tolist()


def write(name, build, loss=softmax, optimizer=sgd, clip=None, penalty=None):
    rng = np.random.default_rng(20240607)
    x = torch.tensor(rng.standard_normal((BATCH, FEATURES)))
    real = torch.tensor(rng.standard_normal((BATCH, OUTPUTS)))
    classes = torch.tensor(rng.integers(0, OUTPUTS, BATCH)).double()
    t = classes if loss is softmax else real
    model = Model(rng, build)
    start = {key: flat(*entry) for key, entry in model.named.items()}
    step = optimizer(model.parameters())
    gradients, losses = None, []
    for _ in range(STEPS):
        step.zero_grad()
        value = loss(model(x), t)
        losses.append(value.item())
        if gradients is None:
            value.backward(retain_graph=penalty is not None)
            gradients = {key: flat(p.grad, transposed) for key, (p, transposed) in model.named.items()}
            if penalty is not None:
                penalty(model).backward()
        else:
            (value if penalty is None else value + penalty(model)).backward()
        if clip is not None:
            clip(list(model.parameters()))
        step.step()
    parameters = [dict(name=key, start=start[key], gradient=gradients[key]) for key in start]
    golden = dict(input=x.reshape(-1).tolist(), target=t.reshape(-1).tolist(), parameters=parameters,
                  losses=losses)
    with open(FOLDER / f"{name}.json", "w") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    for name, case in CASES.items():
        write(name, **case)
