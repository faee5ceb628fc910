//! Who can take whom to whom: the routes from one stakeholder to others along which most trust carries
//! (frameworks §6).
//!
//! The best route has the largest product of expected trust: the shortest by −ln P (Dijkstra 1959), searched
//! from both ends at once. The widest has the largest weakest hop. Alternatives are found by Yen (1971), each
//! detour by A* (Hart, Nilsson, Raphael 1968) with the true distances to the goal as its estimate.

use super::{
    access::{Access, Hop, Step},
    queue::Queue,
};
use crate::id::Id;
use petgraph::{Direction, stable_graph::NodeIndex};
use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap},
};

/// A way from one stakeholder to another; no stakeholder comes twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Its steps, at least one.
    pub hops: Vec<Hop>,
}

impl Route {
    /// The product of the expected trust along it, in `(0, 1]`.
    pub fn trust(&self) -> f64 {
        self.hops.iter().map(|hop| hop.expected).product()
    }

    /// How sure it is, in `[0, 1]`: probability-sensitive discounting (Jøsang) leaves of the last hop's
    /// certainty the product of the referrals' expected values.
    pub fn certainty(&self) -> f64 {
        let referrals: f64 = self.hops.iter().rev().skip(1).map(|hop| hop.expected).product();
        self.hops.last().map_or(0.0, |last| referrals * last.certainty)
    }

    /// The hop that carries least; the first of several.
    pub fn weakest(&self) -> Option<&Hop> {
        self.hops.iter().min_by(|a, b| a.expected.total_cmp(&b.expected))
    }

    /// Everybody on it, from its start to its end.
    pub fn people(&self) -> impl Iterator<Item = Id> + '_ {
        let start = self.hops.first().map(|hop| hop.from);
        start.into_iter().chain(self.hops.iter().map(|hop| hop.to))
    }

    /// Where it ends.
    pub fn end(&self) -> Option<Id> {
        self.hops.last().map(|hop| hop.to)
    }
}

/// What is asked: from whom, to any of whom, and through whom it must not go.
#[derive(Clone, Debug)]
pub struct Question<'q> {
    /// Where routes start.
    pub from: Id,
    /// Where they may end; a route ends at the first of these it reaches.
    pub to: &'q BTreeSet<Id>,
    /// Who must not stand on the way.
    pub avoid: &'q BTreeSet<Id>,
}

/// A length on a heap that yields the shortest first, and of equals the lower node.
#[derive(Clone, Copy, PartialEq)]
struct Shortest(f64, NodeIndex);

impl Eq for Shortest {}

impl Ord for Shortest {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0).then_with(|| other.1.cmp(&self.1))
    }
}

impl PartialOrd for Shortest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Who is a goal and who may not be gone through, by node.
struct Bounds {
    start: NodeIndex,
    goals: Vec<NodeIndex>,
    is_goal: Vec<bool>,
    barred: Vec<bool>,
}

impl Bounds {
    fn of(access: &Access<'_>, question: &Question<'_>) -> Option<Self> {
        let start = access.node(question.from)?;
        let mut is_goal = vec![false; access.bound()];
        let mut barred = vec![false; access.bound()];
        let ends = question.to.iter().filter(|&&id| id != question.from);
        let goals: Vec<NodeIndex> = ends.filter_map(|&id| access.node(id)).collect();
        goals.iter().for_each(|goal| is_goal[goal.index()] = true);
        for node in question.avoid.iter().filter_map(|&id| access.node(id)) {
            barred[node.index()] = !is_goal[node.index()] && node != start;
        }
        (!goals.is_empty()).then_some(Self { start, goals, is_goal, barred })
    }

    /// Whether a search may go on from a node: a route ends at its first goal and never comes back to its
    /// start.
    fn is_open(&self, node: NodeIndex) -> bool {
        !self.barred[node.index()] && !self.is_goal[node.index()]
    }
}

/// A search that grows from one side.
struct Front {
    direction: Direction,
    length: Vec<f64>,
    before: Vec<NodeIndex>,
    heap: BinaryHeap<Shortest>,
}

impl Front {
    fn new(bound: usize, direction: Direction, starts: &[NodeIndex]) -> Self {
        let mut length = vec![f64::INFINITY; bound];
        let heap = starts.iter().map(|&start| Shortest(0.0, start)).collect();
        starts.iter().for_each(|start| length[start.index()] = 0.0);
        Self { direction, length, before: vec![NodeIndex::end(); bound], heap }
    }

    /// The length at which it stands.
    fn next(&self) -> f64 {
        self.heap.peek().map_or(f64::INFINITY, |next| next.0)
    }

    /// Takes the nearest node and looks at the steps from it that `may` be taken; `met` hears of each node
    /// that became nearer.
    fn grow(
        &mut self,
        access: &Access<'_>,
        may: impl Fn(&Step) -> bool,
        mut met: impl FnMut(NodeIndex, f64),
    ) -> Option<NodeIndex> {
        let Shortest(length, node) = self.heap.pop()?;
        if length > self.length[node.index()] {
            return Some(node);
        }
        for step in access.steps(node, self.direction) {
            let further = length + step.length;
            if further < self.length[step.other.index()] && may(&step) {
                self.length[step.other.index()] = further;
                self.before[step.other.index()] = node;
                self.heap.push(Shortest(further, step.other));
                met(step.other, further);
            }
        }
        Some(node)
    }

    /// Takes all nodes, the nearest first, by the steps that `may` be taken, until one is the `last`.
    fn spread(
        &mut self,
        access: &Access<'_>,
        may: impl Fn(&Step) -> bool,
        mut last: impl FnMut(NodeIndex) -> bool,
    ) {
        let mut queue = Queue::new(access.longest());
        self.heap.drain().for_each(|Shortest(length, node)| queue.push(length, node.index() as u32));
        while let Some((length, node)) = queue.pop() {
            let node = NodeIndex::new(node as usize);
            if length > self.length[node.index()] {
                continue;
            }
            if last(node) {
                return;
            }
            for step in access.steps(node, self.direction) {
                let further = length + step.length;
                if further < self.length[step.other.index()] && may(&step) {
                    self.length[step.other.index()] = further;
                    self.before[step.other.index()] = node;
                    queue.push(further, step.other.index() as u32);
                }
            }
        }
    }

    /// From where it started to a node.
    fn path(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let mut path = vec![node];
        let mut at = node;
        while self.before[at.index()] != NodeIndex::end() {
            at = self.before[at.index()];
            path.push(at);
        }
        path.reverse();
        path
    }
}

impl Access<'_> {
    /// The route with the largest product of expected trust; none where no way leads there.
    pub fn best(&self, question: &Question<'_>) -> Option<Route> {
        let bounds = Bounds::of(self, question)?;
        self.shortest(&bounds, 0.0)
    }

    /// The route whose weakest hop is the strongest, and of those the best.
    pub fn widest(&self, question: &Question<'_>) -> Option<Route> {
        let bounds = Bounds::of(self, question)?;
        let width = self.width(&bounds)?;
        self.shortest(&bounds, width)
    }

    /// At most `most` routes that differ by who stands on them, the best first.
    pub fn alternatives(&self, question: &Question<'_>, most: usize) -> Vec<Route> {
        let Some(bounds) = Bounds::of(self, question) else { return Vec::new() };
        let left = self.to_goal(&bounds);
        let mut found: Vec<(f64, Vec<NodeIndex>)> = Vec::new();
        let mut waiting: BinaryHeap<Reverse<Detour>> = BinaryHeap::new();
        let mut known: BTreeSet<Vec<NodeIndex>> = BTreeSet::new();
        let first = self.detour(&bounds, &left, &[bounds.start], &[]);
        waiting.extend(first.map(|(length, path)| Reverse(Detour { length, path, from: 0 })));
        while found.len() < most
            && let Some(Reverse(Detour { length, path, from })) = waiting.pop()
        {
            // Lawler (1972): before where it left its own parent, every detour was looked for already.
            for at in from..path.len() - 1 {
                let root = &path[..=at];
                let known_next = found.iter().filter(|(_, other)| other.len() > at && other[..=at] == *root);
                let mut barred: Vec<NodeIndex> = known_next.map(|(_, other)| other[at + 1]).collect();
                barred.push(path[at + 1]);
                if let Some((length, path)) = self.detour(&bounds, &left, root, &barred)
                    && known.insert(path.clone())
                {
                    waiting.push(Reverse(Detour { length, path, from: at }));
                }
            }
            found.push((length, path));
        }
        found.iter().filter_map(|(_, path)| self.route(path)).collect()
    }

    /// The best route to each of those asked for that can be reached. Each may be gone through on the way to
    /// another.
    pub fn to_each(&self, question: &Question<'_>) -> BTreeMap<Id, Route> {
        let Some(bounds) = Bounds::of(self, question) else { return BTreeMap::new() };
        let mut front = Front::new(self.bound(), Direction::Outgoing, &[bounds.start]);
        let mut missing = bounds.goals.len();
        let mut settled = vec![false; self.bound()];
        let may = |step: &Step| !bounds.barred[step.other.index()];
        front.spread(self, may, |node| {
            settled[node.index()] = bounds.is_goal[node.index()];
            missing -= usize::from(bounds.is_goal[node.index()]);
            missing == 0
        });
        // Routes to different goals begin alike: each hop is told once.
        let mut told: Vec<Hop> = Vec::new();
        let mut nth = vec![usize::MAX; self.bound()];
        let mut route = |goal: NodeIndex| {
            let path = front.path(goal);
            let mut hops = Vec::with_capacity(path.len());
            for pair in path.windows(2) {
                let at = &mut nth[pair[1].index()];
                if *at == usize::MAX {
                    *at = told.len();
                    told.push(self.hop(pair[0], pair[1])?);
                }
                hops.push(told[*at]);
            }
            Some((self.id(goal), Route { hops }))
        };
        let reached = bounds.goals.iter().filter(|goal| settled[goal.index()]);
        reached.filter_map(|&goal| route(goal)).collect()
    }

    /// The shortest way over steps that carry at least `width`.
    fn shortest(&self, bounds: &Bounds, width: f64) -> Option<Route> {
        let mut out = Front::new(self.bound(), Direction::Outgoing, &[bounds.start]);
        let mut back = Front::new(self.bound(), Direction::Incoming, &bounds.goals);
        let mut best: Option<(f64, NodeIndex)> = None;
        let meet = |best: &mut Option<(f64, NodeIndex)>, node: NodeIndex, length: f64| {
            if length.is_finite() && best.is_none_or(|(known, _)| length < known) {
                *best = Some((length, node));
            }
        };
        let wide = |step: &Step| step.expected >= width;
        while out.next() + back.next() < best.map_or(f64::INFINITY, |(length, _)| length) {
            if out.next() <= back.next() {
                let may = |step: &Step| wide(step) && !bounds.barred[step.other.index()];
                out.grow(self, may, |node, length| {
                    meet(&mut best, node, length + back.length[node.index()])
                })?;
            } else {
                // A goal is where a route ends: none leads through another.
                let may = |step: &Step| wide(step) && bounds.is_open(step.other);
                back.grow(self, may, |node, length| {
                    meet(&mut best, node, length + out.length[node.index()])
                })?;
            }
        }
        let (_, middle) = best?;
        let mut path = out.path(middle);
        path.extend(back.path(middle).into_iter().rev().skip(1));
        self.route(&path)
    }

    /// The largest trust that every hop of some route has at least.
    fn width(&self, bounds: &Bounds) -> Option<f64> {
        let mut width = vec![0.0; self.bound()];
        width[bounds.start.index()] = f64::INFINITY;
        // The widest first: lengths are negated widths.
        let mut heap = BinaryHeap::from([Shortest(f64::NEG_INFINITY, bounds.start)]);
        while let Some(Shortest(negated, node)) = heap.pop() {
            if bounds.is_goal[node.index()] {
                return Some(-negated);
            }
            if -negated < width[node.index()] {
                continue;
            }
            for step in self.steps(node, Direction::Outgoing) {
                let through = (-negated).min(step.expected);
                if through > width[step.other.index()] && !bounds.barred[step.other.index()] {
                    width[step.other.index()] = through;
                    heap.push(Shortest(-through, step.other));
                }
            }
        }
        None
    }

    /// How far it is from everybody to the nearest goal.
    fn to_goal(&self, bounds: &Bounds) -> Vec<f64> {
        let mut back = Front::new(self.bound(), Direction::Incoming, &bounds.goals);
        back.spread(self, |step| bounds.is_open(step.other), |_| false);
        back.length
    }

    /// The shortest way to a goal that begins with `root`, goes on to none of `barred` and comes back to
    /// nobody: its length and everybody on it.
    fn detour(
        &self,
        bounds: &Bounds,
        left: &[f64],
        root: &[NodeIndex],
        barred: &[NodeIndex],
    ) -> Option<(f64, Vec<NodeIndex>)> {
        let (&start, begun) = root.split_last()?;
        let mut length: HashMap<NodeIndex, (f64, NodeIndex)> = HashMap::from([(start, (0.0, start))]);
        let mut heap = BinaryHeap::from([Shortest(left[start.index()], start)]);
        while let Some(Shortest(estimate, node)) = heap.pop() {
            let (gone, _) = length[&node];
            if bounds.is_goal[node.index()] {
                let mut path = vec![node];
                let mut at = node;
                while at != start {
                    at = length[&at].1;
                    path.push(at);
                }
                path.reverse();
                let path: Vec<NodeIndex> = begun.iter().copied().chain(path).collect();
                return Some((self.length(&path)?, path));
            }
            if estimate > gone + left[node.index()] {
                continue;
            }
            for step in self.steps(node, Direction::Outgoing) {
                let other = step.other;
                let further = gone + step.length;
                let barred_here = (node == start && barred.contains(&other)) || root.contains(&other);
                if barred_here || bounds.barred[other.index()] || !left[other.index()].is_finite() {
                    continue;
                }
                if length.get(&other).is_none_or(|(known, _)| further < *known) {
                    length.insert(other, (further, node));
                    heap.push(Shortest(further + left[other.index()], other));
                }
            }
        }
        None
    }

    fn length(&self, path: &[NodeIndex]) -> Option<f64> {
        path.windows(2).map(|pair| Some(-self.hop(pair[0], pair[1])?.expected.ln())).sum()
    }

    fn route(&self, path: &[NodeIndex]) -> Option<Route> {
        let hops = path.windows(2).map(|pair| self.hop(pair[0], pair[1])).collect::<Option<Vec<Hop>>>()?;
        (!hops.is_empty()).then_some(Route { hops })
    }
}

/// A way that was found and is not told yet; it leaves its parent at `from`.
#[derive(PartialEq)]
struct Detour {
    length: f64,
    path: Vec<NodeIndex>,
    from: usize,
}

impl Eq for Detour {}

impl Ord for Detour {
    fn cmp(&self, other: &Self) -> Ordering {
        self.length.total_cmp(&other.length).then_with(|| self.path.cmp(&other.path))
    }
}

impl PartialOrd for Detour {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
