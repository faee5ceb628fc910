#!/usr/bin/env python3
"""What one peer takes to find routes or to measure a network.

Usage: carrying_peers.py PEER KIND NETWORK
PEER = igraph | networkx | rustworkx | networkit; KIND = routes | measures; NETWORK = JSON with people, arcs
(from, to, strength, length), pairs, goals, sources. Prints "what<TAB>ms" a line: the median of the pairs for
routes, the least of several runs for measures. What a peer has no function for it leaves out. One core, unless
the line says otherwise. The peer's own graph stands before the clock starts.
"""
import json
import os
import statistics
import sys
import time
from itertools import islice

os.environ.setdefault("RAYON_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def least(what, work, scale=1):
    took = timed(work)
    for _ in range(0 if took > 2000 else 4):
        took = min(took, timed(work))
    print(f"{what}\t{took * scale}", flush=True)


def median(what, of, work):
    print(f"{what}\t{statistics.median(timed(lambda: work(*one)) for one in of)}", flush=True)


def with_igraph(kind, n, arcs, strength, length, asked):
    import igraph

    graph = igraph.Graph(n=n, edges=arcs, directed=True)
    if kind == "routes":
        goals = asked["goals"]
        median("one best route", asked["pairs"], lambda s, t: graph.get_shortest_path(s, to=t, weights=length))
        median("best routes to all deciders", asked["pairs"],
               lambda s, _: graph.get_shortest_paths(s, to=goals, weights=length))
        median("five routes", asked["pairs"], lambda s, t: graph.get_k_shortest_paths(s, to=t, k=5, weights=length))
        return
    least("betweenness by steps", lambda: graph.betweenness(directed=True))
    least("betweenness by length", lambda: graph.betweenness(directed=True, weights=length))
    some = list(range(0, n, n // asked["sources"]))[:asked["sources"]]
    least("betweenness estimated", lambda: graph.betweenness(directed=True, weights=length, sources=some))
    least("constraint", lambda: graph.constraint(weights=strength))
    sides = graph.as_undirected()
    least("articulation", lambda: sides.articulation_points())
    least("k-cores", lambda: sides.coreness())


def with_networkx(kind, n, arcs, strength, length, asked):
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    for (a, b), s, l in zip(arcs, strength, length):
        graph.add_edge(a, b, strength=s, length=l)
    if kind == "routes":
        median("one best route", asked["pairs"], lambda s, t: nx.bidirectional_dijkstra(graph, s, t, "length"))
        median("best routes to all deciders", asked["pairs"][:10],
               lambda s, _: nx.single_source_dijkstra(graph, s, weight="length"))
        median("five routes", asked["pairs"][:3],
               lambda s, t: list(islice(nx.shortest_simple_paths(graph, s, t, "length"), 5)))
        return
    # All sources would take it minutes: some of them, scaled up.
    some = 20
    least("betweenness by steps", lambda: nx.betweenness_centrality(graph, k=some, seed=7), n / some)
    least("betweenness by length", lambda: nx.betweenness_centrality(graph, k=some, seed=7, weight="length"), n / some)
    least("betweenness estimated",
          lambda: nx.betweenness_centrality(graph, k=asked["sources"], seed=7, weight="length"))
    least("constraint", lambda: nx.constraint(graph, weight="strength"))
    sides = graph.to_undirected()
    least("articulation", lambda: list(nx.articulation_points(sides)))
    least("k-cores", lambda: nx.core_number(sides))


def with_rustworkx(kind, n, arcs, strength, length, asked):
    import rustworkx as rx

    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from([(a, b, l) for (a, b), l in zip(arcs, length)])
    if kind == "routes":
        median("one best route", asked["pairs"],
               lambda s, t: rx.digraph_dijkstra_shortest_paths(graph, s, t, weight_fn=float))
        median("best routes to all deciders", asked["pairs"],
               lambda s, _: rx.digraph_dijkstra_shortest_paths(graph, s, weight_fn=float))
        return
    least("betweenness by steps", lambda: rx.digraph_betweenness_centrality(graph, normalized=False))
    sides = rx.PyGraph(multigraph=False)
    sides.add_nodes_from(range(n))
    sides.add_edges_from_no_data(arcs)
    least("articulation", lambda: rx.articulation_points(sides))
    least("k-cores", lambda: rx.core_number(sides))


def with_networkit(kind, n, arcs, strength, length, asked):
    import networkit as nk

    nk.setNumberOfThreads(1)
    graph = nk.Graph(n, weighted=True, directed=True)
    for (a, b), l in zip(arcs, length):
        graph.addEdge(a, b, l)

    def route(s, t):
        found = nk.distance.BidirectionalDijkstra(graph, s, t, True)
        found.run()
        return found.getPath()

    def routes(s, _):
        found = nk.distance.Dijkstra(graph, s, True, False)
        found.run()
        return [found.getPath(goal) for goal in asked["goals"]]

    if kind == "routes":
        median("one best route", asked["pairs"], route)
        median("best routes to all deciders", asked["pairs"], routes)
        return
    plain = nk.graphtools.toUnweighted(graph)
    least("betweenness by steps", lambda: nk.centrality.Betweenness(plain).run())
    least("betweenness by length", lambda: nk.centrality.Betweenness(graph).run())
    least("betweenness estimated", lambda: nk.centrality.EstimateBetweenness(graph, asked["sources"]).run())
    sides = nk.graphtools.toUndirected(plain)
    sides.removeMultiEdges()
    least("k-cores", lambda: nk.centrality.CoreDecomposition(sides).run())
    nk.setNumberOfThreads(os.cpu_count())
    least("betweenness by steps, all cores", lambda: nk.centrality.Betweenness(plain).run())


def main():
    peer, kind, file = sys.argv[1:]
    with open(file) as network:
        asked = json.load(network)
    arcs = [(a, b) for a, b, _, _ in asked["arcs"]]
    strength = [s for _, _, s, _ in asked["arcs"]]
    length = [l for _, _, _, l in asked["arcs"]]
    globals()[f"with_{peer}"](kind, asked["people"], arcs, strength, length, asked)


if __name__ == "__main__":
    main()
