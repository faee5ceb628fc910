#!/usr/bin/env python3
"""Lays a network out with one peer of the layout engine.

Usage: peers.py PEER NETWORK POSITIONS      PEER = s_gd2 | kk | fr; NETWORK = "n m", then "a b" a line;
POSITIONS is written, "x y" a line, by person. Prints the processor's time of the layout alone, in ms.
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
        start = time.process_time()
        at = s_gd2.layout(a, b, t_max=15, random_seed=7)
    else:
        import random

        import igraph

        random.seed(7)
        graph = igraph.Graph(n=people, edges=ties)
        start = time.process_time()
        at = (graph.layout_kamada_kawai() if peer == "kk" else graph.layout_fruchterman_reingold()).coords
    took = time.process_time() - start
    with open(positions, "w") as out:
        out.writelines(f"{x} {y}\n" for x, y in at)
    print(took * 1000)


if __name__ == "__main__":
    main()
