#!/usr/bin/env python3
"""Runs the engine and its peers in turn on the same made-up country and prints ratios of processor time.

usage: compare.py [--regions 20 200] [--rounds 5] [--json FILE]

Every program runs one thread and the same family of BLAS kernels (OPENBLAS_CORETYPE, Haswell unless
set). Results must agree to 1e-9. Of each program the median over rounds counts; where a peer
scatters (--fastest-from regions, 200 unless given) its fastest round counts.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = ROOT / ".tools" / "projection-peers"

# Draws and years by number of regions, as (ours, peer): the peers repeat themselves sooner.
SIZES = {20: (256, 256, 25), 200: (64, 8, 25)}

# Draws that a peer takes at a time: one after the other or all at once, as one would write it, and
# the number that is fastest on the machine of Benchmarks/Results. `None` is all of them.
PEERS = {
    20: [("explicit", 1), ("explicit", 8), ("factored", None), ("factored", 8)],
    200: [("explicit", 1), ("factored", None), ("factored", 4)],
}


def environment():
    pinned = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    pinned.setdefault("OPENBLAS_CORETYPE", "Haswell")
    return pinned


def run(command):
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, env=environment(), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def prepare():
    """The engine's program and an environment for the peers."""
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "engine-benchmarks"], cwd=ROOT, check=True)
    if not (TOOLS / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    subprocess.run(
        [TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r",
         HERE / "projection-requirements.txt"], check=True)


def ours(regions):
    draws, _, years = SIZES[regions]
    report = run([
        ROOT / ".build/release/engine-benchmarks", "--regions", regions, "--draws", draws,
        "--years", years, "--rounds", 1, "--json"])
    figures = {figure["name"]: figure["value"] for figure in report["figures"]}
    return figures["cpu_us_per_draw_year"], report


def peer(regions, step, block):
    _, draws, years = SIZES[regions]
    report = run([
        TOOLS / "bin" / "python", HERE / "projection.py", step, "--regions", regions, "--draws",
        draws, "--years", years, "--block", block or draws])
    return report["cpu_us_per_draw_year"][0], report


def departure(report, other):
    return max(
        abs(one / two - 1)
        for name in ("persons_by_region", "persons_by_age")
        for one, two in zip(report[name], other[name], strict=True))


def compare(regions, rounds, fastest_from):
    programs = [("ours", None)] + PEERS[regions]
    times = {program: [] for program in programs}
    worst = 0.0
    cores = set()
    for _ in range(rounds):
        time, reference = ours(regions)
        times[programs[0]].append(time)
        cores.add(reference["blas_core"])
        for program in programs[1:]:
            time, report = peer(regions, *program)
            times[program].append(time)
            worst = max(worst, departure(reference, report))
            cores.update(report["blas_core"])
    if worst > 1e-9:
        sys.exit(f"{regions} regions: results differ by {worst:.1e}")
    if len({core.lower() for core in cores}) != 1:
        sys.exit(f"the programs ran different BLAS kernels: {', '.join(sorted(cores))}")
    result = {
        "regions": regions, "years": SIZES[regions][2], "draws": SIZES[regions][0],
        "largest_difference": worst, "blas_core": cores.pop(), "programs": [],
    }
    reference = statistics.median(times[programs[0]])
    for step, block in programs:
        measured = times[(step, block)]
        takes_fastest = step != "ours" and regions >= fastest_from
        counted = min(measured) if takes_fastest else statistics.median(measured)
        result["programs"].append({
            "program": name(step, block), "us_per_draw_year": counted,
            "counted": "fastest" if takes_fastest else "median",
            "all_rounds": measured, "over_ours": counted / reference,
        })
    return result


def name(step, block):
    if step == "ours":
        return "this engine"
    return f"numpy {step}, " + {None: "all draws at once", 1: "draw by draw"}.get(
        block, f"{block} draws at once")


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "")
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return {
        "processor": model, "processors": os.cpu_count(), "system": platform.platform(),
        "swift": swift.splitlines()[0] if swift else "", "load": os.getloadavg()[0],
    }


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--regions", type=int, nargs="+", default=[20, 200], choices=SIZES)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--fastest-from", type=int, default=200)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    prepare()
    results = {"machine": machine(), "sizes": []}
    for regions in given.regions:
        size = compare(regions, given.rounds, given.fastest_from)
        results["sizes"].append(size)
        print(f"{regions} regions, {size['years']} years, BLAS core {size['blas_core']}, results "
              f"differ by {size['largest_difference']:.1e}")
        for program in size["programs"]:
            print(f"  {program['program']:36} {program['us_per_draw_year']:10.2f} us per draw and "
                  f"year ({program['counted']}) {program['over_ours']:8.2f}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
