"""The made-up country of Benchmarks/Engine/BenchmarkWorld.swift, from the same formulas."""

from dataclasses import dataclass

import numpy as np

AGES = 101


def fraction(values):
    return values - np.floor(values)


def separation_at_birth(rate, male):
    """Andreev and Kingkade (2015); the made-up rates lie in the lowest of their three ranges."""
    assert rate < 0.017
    return 0.14929 - 1.99545 * rate if male else 0.14903 - 2.05527 * rate


def life_table(male):
    """Survivors l(x) and survival ratios by age at the end of the year."""
    level = 4e-5 * (1.5 if male else 1)
    ages = np.arange(AGES)
    m = 3 * level + level * np.exp(0.09 * ages)
    m[0] += 60 * level
    a = np.full(AGES, 0.5)
    a[0] = separation_at_birth(m[0], male)
    q = np.minimum(1, m / (1 + (1 - a) * m))
    survivors = np.concatenate([[1], np.cumprod(1 - q[:-1])])
    years = np.empty(AGES)
    years[:-1] = survivors[1:] + a[:-1] * survivors[:-1] * q[:-1]
    years[-1] = survivors[-1] / m[-1]
    ratios = np.empty(AGES)
    ratios[0] = years[0]
    ratios[1:-1] = years[1:-1] / years[:-2]
    ratios[-1] = years[-1] / (years[-2] + years[-1])
    return survivors, ratios


def survive(population, ratios):
    """Cells [..., age] one year later, without births."""
    after = np.zeros_like(population)
    after[..., 1:] = population[..., :-1] * ratios[..., 1:]
    after[..., -1] += population[..., -1] * ratios[..., -1]
    return after


@dataclass
class World:
    """Arrays by region, sex (women first) and age."""

    population: np.ndarray  # [R, 2, 101]
    survival: np.ndarray  # [2, 101]
    fertility: np.ndarray  # [101]
    immigrants: np.ndarray  # [R, 2, 101]
    emigration_rate: float
    female_share: float
    deterrence: np.ndarray  # [R, R], zero on the diagonal
    intensity: np.ndarray  # [R]
    attraction: np.ndarray  # [R]
    schedule: np.ndarray  # [101]
    shares: np.ndarray  # [R]
    origin_exponent: float = 0.5
    destination_exponent: float = 0.5


def make(regions):
    number = np.arange(1, regions + 1)
    ages = np.arange(AGES)
    size = 2000 + 30_000 * fraction(0.61803398875 * number)
    tables = [life_table(male) for male in (False, True)]
    survival = np.stack([ratios for _, ratios in tables])
    pyramid = np.stack([survivors * np.exp(-0.012 * ages) for survivors, _ in tables])
    population = size[:, None, None] * pyramid
    entering = ((ages > 0) & (ages < 70)) * 1e-4
    immigrants = np.broadcast_to(size[:, None, None] * entering, population.shape).copy()
    fertile = (ages >= 10) & (ages <= 54)
    fertility = np.where(fertile, 0.15 * np.exp(-(((ages - 28) / 6) ** 2) / 2), 0)

    x = 2000 * fraction(0.75487766625 * number)
    y = 2000 * fraction(0.569840290998 * number)
    kilometres = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2) + 20
    deterrence = kilometres**-0.8
    np.fill_diagonal(deterrence, 0)

    persons = population.sum(axis=(1, 2))
    departures = persons * (0.01 + 0.03 * fraction(0.41421356237 * number))
    arrivals = persons / persons.sum() * departures.sum()
    survivors = survive(population, survival)
    schedule = rogers_castro(survivors.sum(axis=0))
    return World(
        population, survival, fertility, immigrants, 5e-4, 1 / 2.06, deterrence,
        out_intensity(survivors, departures, schedule),
        furness(deterrence, arrivals, departures), schedule, persons / persons.sum(),
    )


def rogers_castro(persons):
    """The standard schedule with constant 0.015, mean one over persons [2, 101] of ages 1 to 100."""
    ages = np.arange(AGES)
    rate = 0.02 * np.exp(-0.1 * ages) + 0.015
    rate += 0.06 * np.exp(-0.1 * (ages - 20) - np.exp(-0.4 * (ages - 20)))
    rate[0] = 0
    return rate * persons[:, 1:].sum() / (rate * persons).sum()


def out_intensity(survivors, departures, schedule):
    """Newton's method on departures = sum of X (1 - exp(-rho q))."""
    by_age = survivors.sum(axis=1)
    q = departures / (by_age * schedule).sum(axis=1)
    for _ in range(200):
        moving = -np.expm1(-schedule * q[:, None])
        slope = (by_age * schedule * (1 - moving)).sum(axis=1)
        step = (departures - (by_age * moving).sum(axis=1)) / slope
        q = q + step
        if np.all(np.abs(step) <= 1e-15 * q):
            break
    return q


def furness(deterrence, arrivals, departures):
    """Attraction with geometric mean one that gives the arrivals."""
    beta = np.ones(len(arrivals))
    for _ in range(10_000):
        following = arrivals / (deterrence.T @ (departures / (deterrence @ beta)))
        following /= np.exp(np.log(following).mean())
        change = np.abs(following / beta - 1).max()
        beta = following
        if change < 1e-12:
            return beta
    raise ArithmeticError("attraction does not converge")
