"""The gravity fit of kosh beside well-known Python packages, on the same made-up table.

    python3 -m venv .tools/peers
    .tools/peers/bin/pip install -r Benchmarks/Peers/requirements.txt
    swift build -c release --product engine-benchmarks
    .tools/peers/bin/python Benchmarks/Peers/calibration_peer.py --places 1000 --repeats 5

Every measurement is a process of its own, ours and theirs in turn, each on one thread. The times are
those of the fit with its robust errors, without making the table, importing or compiling: pyfixest
fits a small table first. Ours are HC3 errors, theirs HC1 and HC0. Estimates must agree to 1e-6.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time

ONE_THREAD = {
    name: "1"
    for name in (
        "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS",
        "RAYON_NUM_THREADS", "POLARS_MAX_THREADS",
    )
}
ENGINE = ".build/release/engine-benchmarks"
PAIRS = [("doubly", "pyfixest"), ("unconstrained", "statsmodels")]
COLUMNS = {"log distance": "log_distance", "distance": "distance", "ring": "ring"}


def table(places):
    """The flows of `CalibrationScale`: the same counter, the same formulas."""
    import numpy as np

    draws = 3 * places + 4 * places * (places - 1)
    factor = np.full(draws, 6364136223846793005, dtype=np.uint64)
    powers = np.cumprod(factor)
    sums = np.cumsum(np.concatenate([np.ones(1, dtype=np.uint64), powers[:-1]]))
    states = powers * np.uint64(places) + sums * np.uint64(1442695040888963407)
    uniform = ((states >> np.uint64(11)).astype(np.float64) + 0.5) / 9007199254740992
    x, y = 2500 * uniform[:places], 1500 * uniform[places : 2 * places]
    sizes = np.exp(3 * uniform[2 * places : 3 * places])
    origin, destination = np.nonzero(~np.eye(places, dtype=bool))
    noise = uniform[3 * places :].reshape(-1, 4).sum(axis=1) - 2
    distance = np.maximum(5, np.hypot(x[origin] - x[destination], y[origin] - y[destination]))
    ring = (distance < 60).astype(float)
    flow = (
        100 * sizes[origin] * sizes[destination] / distance * np.exp(-0.0005 * distance)
        * np.where(ring == 1, 3, 1) * np.exp(noise)
    )
    return {
        "flow": flow, "log_distance": np.log(distance), "distance": distance, "ring": ring,
        "origin": origin, "destination": destination,
        "log_origin_size": np.log(sizes[origin]),
        "log_destination_size": np.log(sizes[destination]),
    }


def fit_pyfixest(data):
    import pandas
    import pyfixest

    frame = pandas.DataFrame(data)
    start = time.perf_counter()
    fit = pyfixest.fepois(
        "flow ~ log_distance + distance + ring | origin + destination", frame, vcov="hetero"
    )
    estimates = fit.coef()
    fit.se()
    return time.perf_counter() - start, {name: float(estimates[name]) for name in COLUMNS.values()}


def fit_statsmodels(data):
    import numpy as np
    import statsmodels.api as sm

    names = [*COLUMNS.values(), "log_origin_size", "log_destination_size"]
    start = time.perf_counter()
    columns = sm.add_constant(np.column_stack([data[name] for name in names]))
    fit = sm.GLM(data["flow"], columns, family=sm.families.Poisson()).fit(cov_type="HC0")
    fit.bse
    return time.perf_counter() - start, dict(zip(names, map(float, fit.params[1:])))


FITS = {"pyfixest": fit_pyfixest, "statsmodels": fit_statsmodels}


def child(name, places):
    FITS[name](table(150))
    seconds, estimates = FITS[name](table(places))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mib": peak, "estimates": estimates}))


def run(command):
    done = subprocess.run(
        command, env={**os.environ, **ONE_THREAD}, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1] if "{\n" not in done.stdout else done.stdout)


def ours(form, places):
    report = run([ENGINE, "--places", str(places), "--form", form, "--json"])
    if not all(check["sound"] for check in report["checks"]):
        sys.exit(f"kosh, {form}: a check failed")
    figures = {figure["name"]: figure["value"] for figure in report["figures"]}
    return {
        "seconds": figures["fit"], "peak_mib": figures["peak memory"],
        "estimates": {COLUMNS[name]: figures[name] for name in COLUMNS},
        "blas_core": report["blas_core"],
    }


def machine():
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return {
        "processor": names[0] if names else platform.processor(), "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}", "swift": swift.splitlines()[0],
        "python": platform.python_version(),
    }


def compare(places, repeats):
    from importlib.metadata import version

    result = {"places": places, "flows": places * (places - 1), "machine": machine(), "fits": []}
    for form, peer in PAIRS:
        times = {"kosh": [], peer: []}
        peaks = {}
        for _ in range(repeats):
            mine = ours(form, places)
            theirs = run([sys.executable, __file__, "--child", peer, "--places", str(places)])
            for name, value in mine["estimates"].items():
                gap = abs(value - theirs["estimates"][name])
                if gap > 1e-6 * max(1, abs(value)):
                    sys.exit(f"{form}: {name} differs by {gap} between kosh and {peer}")
            times["kosh"].append(mine["seconds"])
            times[peer].append(theirs["seconds"])
            peaks = {"kosh": mine["peak_mib"], peer: theirs["peak_mib"]}
            result["machine"]["blas_core"] = mine["blas_core"]
        medians = {name: statistics.median(values) for name, values in times.items()}
        result["fits"].append({
            "form": form, "peer": f"{peer} {version(peer)}", "seconds": times,
            "median_seconds": medians, "peer_over_kosh": medians[peer] / medians["kosh"],
            "peak_mib": peaks,
        })
        print(
            f"{form}: kosh {medians['kosh']:.2f} s, {peer} {version(peer)} {medians[peer]:.2f} s, "
            f"ratio {medians[peer] / medians['kosh']:.1f}; peak {peaks['kosh']:.0f} and "
            f"{peaks[peer]:.0f} MiB"
        )
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--out", help="a JSON file for all times")
    parser.add_argument("--child", choices=FITS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.places)
        return
    result = compare(arguments.places, arguments.repeats)
    if arguments.out:
        with open(arguments.out, "w") as file:
            json.dump(result, file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
