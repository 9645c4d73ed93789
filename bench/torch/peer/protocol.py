"""Answers requests on standard input, one JSON object a line, with one JSON object a line on standard output.

- {"open": {"id", "mode", "precision", "method", "modules", "training", "views"}} -> {"parameters": n, "text": how it computes}
- {"step": {"id", "count"}} -> {"milliseconds": [...]}: bare steps on views that are ready made
- {"loop": {"id", "count"}} -> {"seconds": s}: steps with batches drawn and augmented
Whatever fails is answered with {"error": "..."}.
"""

import json
import sys
import time

import torch

from contender import Contender


def answer(contenders, request):
    if "open" in request:
        settings = request["open"]
        contender = Contender(settings)
        contenders[settings["id"]] = contender
        contender.step()
        return {"parameters": contender.parameter_count(), "text": f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {torch.backends.cpu.get_cpu_capability()}"}
    if "step" in request:
        contender = contenders[request["step"]["id"]]
        return {"milliseconds": [timed(contender.step) for _ in range(request["step"]["count"])]}
    contender = contenders[request["loop"]["id"]]
    start = time.perf_counter()
    for _ in range(request["loop"]["count"]):
        contender.train()
    return {"seconds": time.perf_counter() - start}


def timed(body):
    start = time.perf_counter()
    body()
    return 1000 * (time.perf_counter() - start)


def main():
    contenders = {}
    for line in sys.stdin:
        try:
            reply = answer(contenders, json.loads(line))
        except Exception as problem:  # a mode that does not work here is reported, not fatal
            reply = {"error": f"{type(problem).__name__}: {str(problem).strip().splitlines()[0] if str(problem).strip() else ''}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
