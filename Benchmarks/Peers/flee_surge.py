#!/usr/bin/env python3
"""A surge of comparable size in Flee (github.com/djgroen/flee), which moves agents over a graph.

One source, five gates and fifteen further places 180 km apart, 365 days, and the wave of
`engine-benchmarks --members`. Flee has no queue at a border and no services, so its runs do less.

    pip install flee==3.1 && Benchmarks/Peers/flee_surge.py [persons of an agent]
"""
import math
import sys
import tempfile
import time

from flee import flee

ARRIVALS, DAYS, SHAPE, SCALE = 120_000, 365, 2.6, 4.8


def wave(persons):
    """Agents who set out on each day: a gamma density by its midpoints, scaled to the sum."""
    weights = [(day + 0.5) ** (SHAPE - 1) * math.exp(-(day + 0.5) / SCALE) for day in range(DAYS)]
    scale = ARRIVALS / persons / sum(weights)
    agents, carried = [], 0.0
    for weight in weights:
        carried += weight * scale
        agents.append(int(carried))
        carried -= int(carried)
    return agents


def main():
    persons = float(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as settings:
        settings.write("log_levels: {}\n")
        settings.flush()
        flee.SimulationSettings.ReadFromYML(settings.name)
    flee.SimulationSettings.log_levels["init"] = 0
    world = flee.Ecosystem()
    source = world.addLocation(name="source", x=0, y=0, location_type="conflict", pop=10_000_000)
    for place in range(20):
        world.addLocation(
            name=f"place{place}", x=place, y=1, location_type="camp", capacity=ARRIVALS)
    for gate in range(5):
        world.linkUp("source", f"place{gate}", 100.0)
    for place in range(19):
        world.linkUp(f"place{place}", f"place{place + 1}", 180.0)
    agents = wave(persons)
    start = time.process_time()
    for day in range(DAYS):
        for _ in range(agents[day]):
            world.addAgent(source, {})
        world.evolve()
    seconds = time.process_time() - start
    print(f"{sum(agents)} agents, {DAYS} days, one run: {seconds:.2f} s CPU")


if __name__ == "__main__":
    main()
