"""How long the plan takes to load and to validate, against a whole `workplan status`.

python benchmarks/plan.py [--rounds 5]

Both are processes of their own and run in turns; the best of the rounds is taken, because a shared
machine is noisy, and only ratios count. What loading and validating take is measured inside the
process, from the path of the file to the findings: importing the rules is part of it, starting
Python and importing what every command imports is not.
"""

import argparse
import subprocess
import sys
import time

from validate import environment

STATUS = (sys.executable, "-m", "workplan_cli", "status", "--no-index")
PLAN = (sys.executable, "-c", """
import time
from workplan_cli.loading.files import BUILTIN_PLAN, data_folder, load_plan
from workplan_cli.rules.checking import check_plan
path = data_folder() / BUILTIN_PLAN
began = time.perf_counter()
loaded, problems = load_plan(path)
read = time.perf_counter()
assert loaded is not None and not problems
assert check_plan(loaded) == []
print(read - began, time.perf_counter() - read, len(loaded.plan.targets))
""")  # fmt: skip
LIMIT = 1 / 3


def main() -> int:
    """Time both in turns and print the ratios; 1 if the limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = [_round() for _round_number in range(parser.parse_args().rounds)]
    status, load, rules = (min(column) for column in list(zip(*rounds, strict=True))[:3])
    ratio = (load + rules) / status
    print(f"plan of {rounds[0][3]:.0f} targets, best of {len(rounds)}")
    print(f"workplan status, whole process  {1000 * status:6.0f} ms")
    print(f"load the plan and its units     {1000 * load:6.0f} ms   {load / status:5.2f} of status")
    print(
        f"validate it (with the rules)    {1000 * rules:6.0f} ms   {rules / status:5.2f} of status"
    )
    print(
        f"load and validate                            {ratio:5.2f} of status (limit {LIMIT:.2f})"
    )
    return int(ratio > LIMIT)


def _round() -> tuple[float, float, float, float]:
    """Seconds of a status, of a load, of a validation; the number of targets."""
    began = time.perf_counter()
    subprocess.run(STATUS, check=True, capture_output=True, env=environment())
    status = time.perf_counter() - began
    done = subprocess.run(PLAN, check=True, capture_output=True, text=True, env=environment())
    load, rules, targets = map(float, done.stdout.split())
    return status, load, rules, targets


if __name__ == "__main__":
    sys.exit(main())
