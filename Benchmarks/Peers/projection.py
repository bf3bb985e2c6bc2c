"""The yearly step in numpy, in the order of the engine: survive, move, be born, exchange with abroad.

usage: projection.py {explicit,factored} --regions R --draws D --years T [--block B] [--rounds N]

explicit: a transition matrix for each draw and age, as multiregional demography is usually written
factored: the mathematics of the engine, one product for all sexes, ages and draws of a block

Prints a JSON line: processor seconds of each round, and persons at the end to compare.
"""

import argparse
import json
import os
import time

import numpy as np

import world as worlds


def weights(world, population):
    """q and β of the year and c = K β; population [B, R, 2, 101]."""
    persons = population.sum(axis=(2, 3))
    growth = persons / persons.sum(axis=1, keepdims=True) / world.shares
    beta = world.attraction * growth**world.destination_exponent
    q = world.intensity * growth ** (world.origin_exponent - 1)
    return q, beta, beta @ world.deterrence.T


def move_explicit(world, survivors, q, beta, c):
    """One matrix [R, R] for each draw and age, applied to both sexes."""
    leave = -np.expm1(-world.schedule[:, None] * q[:, None, :])  # [B, 101, R]
    matrices = (leave / c[:, None, :])[..., None] * (world.deterrence * beta[:, None, :])[:, None]
    regions = np.arange(len(world.shares))
    matrices[:, :, regions, regions] = 1 - leave
    rows = np.ascontiguousarray(survivors.transpose(0, 3, 2, 1))  # [B, 101, 2, R]
    return np.matmul(rows, matrices).transpose(0, 3, 2, 1)


def move_factored(world, survivors, q, beta, c):
    """Kᵀ applied to all columns (draw, sex, age) at once; cells are [R, B, 2, 101]."""
    stay = survivors * np.exp(-q.T[:, :, None] * world.schedule)[:, :, None]
    leaving = survivors
    leaving -= stay
    leaving /= c.T[:, :, None, None]
    regions = len(leaving)
    reaching = (world.deterrence.T @ leaving.reshape(regions, -1)).reshape(stay.shape)
    reaching *= beta.T[:, :, None, None]
    stay += reaching
    return stay


def bear(world, before, after):
    """Births to the mean of the women at both ends; the survivors among them enter at age 0."""
    births = (before[..., 0, :] + after[..., 0, :]) @ world.fertility / 2
    after[..., 0, 0] = births * world.female_share * world.survival[0, 0]
    after[..., 1, 0] = births * (1 - world.female_share) * world.survival[1, 0]


def project(world, step, draws, years):
    """A block of draws through all years; returns [draws, R, 2, 101]."""
    if step == "explicit":
        population = np.broadcast_to(world.population, (draws, *world.population.shape))
        for _ in range(years):
            survivors = worlds.survive(population, world.survival)
            after = move_explicit(world, survivors, *weights(world, population))
            bear(world, population, after)
            population = after * (1 - world.emigration_rate) + world.immigrants
        return population
    population = np.repeat(world.population[:, None], draws, axis=1)  # [R, B, 2, 101]
    immigrants = world.immigrants[:, None]
    for _ in range(years):
        survivors = worlds.survive(population, world.survival)
        q, beta, c = weights(world, population.transpose(1, 0, 2, 3))
        after = move_factored(world, survivors, q, beta, c)
        bear(world, population, after)
        after *= 1 - world.emigration_rate
        after += immigrants
        population = after
    return population.transpose(1, 0, 2, 3)


def blas_core():
    """The kernel family that numpy's own OpenBLAS runs."""
    import threadpoolctl

    return [library.get("architecture") for library in threadpoolctl.threadpool_info()]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("step", choices=["explicit", "factored"])
    for name in ("regions", "draws", "years"):
        arguments.add_argument("--" + name, type=int, required=True)
    arguments.add_argument("--block", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=1)
    given = arguments.parse_args()
    world = worlds.make(given.regions)
    project(world, given.step, min(given.block, given.draws), 1)
    seconds = []
    for _ in range(given.rounds):
        start = time.process_time()
        for first in range(0, given.draws, given.block):
            block = min(given.block, given.draws - first)
            closing = project(world, given.step, block, given.years)
        seconds.append(time.process_time() - start)
    print(json.dumps({
        "cpu_seconds": seconds,
        "cpu_us_per_draw_year": [s * 1e6 / (given.draws * given.years) for s in seconds],
        "numpy": np.__version__,
        "blas_core": blas_core(),
        "openblas_coretype": os.environ.get("OPENBLAS_CORETYPE"),
        "persons_by_region": closing[0].sum(axis=(1, 2)).tolist(),
        "persons_by_age": closing[0].sum(axis=(0, 1)).tolist(),
    }))


if __name__ == "__main__":
    main()
