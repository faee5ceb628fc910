#!/usr/bin/env python3
"""Lays a network out with one peer of the layout engine.

Usage: peers.py PEER NETWORK POSITIONS      PEER = s_gd2 | kk | fr; NETWORK = "n m", then "a b" a line;
POSITIONS is written, "x y" a line, by person. Prints what the layout alone takes, in ms, the best of three.
"""
import sys
import time


def main():
    peer, network, positions = sys.argv[1:]
    with open(network) as lines:
        rows = [tuple(map(int, line.split())) for line in lines]
    (people, _), ties = rows[0], rows[1:]
    if peer == "s_gd2":
        import numpy
        import s_gd2

        a, b = (numpy.array(ends, dtype=numpy.int32) for ends in zip(*ties))

        def lay_out():
            return s_gd2.layout(a, b, t_max=15, random_seed=7)
    else:
        import random

        import igraph

        graph = igraph.Graph(n=people, edges=ties)

        def lay_out():
            random.seed(7)
            return (graph.layout_kamada_kawai() if peer == "kk" else graph.layout_fruchterman_reingold()).coords

    took = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        at = lay_out()
        took = min(took, time.perf_counter() - start)
    with open(positions, "w") as out:
        out.writelines(f"{x} {y}\n" for x, y in at)
    print(took * 1000)


if __name__ == "__main__":
    main()
