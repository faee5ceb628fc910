//! How people are connected: leaders, those who left, and circles in reporting.

use crate::{
    coach::{
        finding::{About, Candidate, Stake, Suggestion, Told},
        look::{Camp, Look},
        rule::Rule,
        words,
    },
    network::Spoke,
    plan::Effort,
    sentence::listed_briefly,
    stakeholder::Kind,
    tie::{Tie, TieKind},
};
use petgraph::{
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
};
use std::rc::Rc;

/// Leaders of the customer to whom too few of our leaders are tied.
pub(in crate::coach) fn leaders<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::LeadersApart);
    let lead = |number: &usize| look.people[*number].leads && look.people[*number].known.kind == Kind::Person;
    let all = 0..look.people.len();
    let ours: Vec<usize> = all.clone().filter(|&it| look.people[it].is_ours()).filter(lead).collect();
    let theirs: Vec<usize> = all.filter(|&it| look.people[it].is_customer()).filter(lead).collect();
    if ours.is_empty() {
        return Vec::new();
    }
    let peers = |number: usize| {
        let out = look.out(number).map(|tie| tie.to);
        let mut peers: Vec<usize> = out.chain(look.into(number).map(|tie| tie.from)).collect();
        peers.retain(|&other| look.people[other].is_ours() && look.people[other].leads);
        peers.sort_unstable();
        peers.dedup();
        peers
    };
    let known: Vec<(usize, Vec<usize>)> = theirs.into_iter().map(|number| (number, peers(number))).collect();
    let nobody = known.iter().all(|(_, peers)| peers.is_empty());
    // Whom the manager is trusted with most makes the shortest way.
    let in_hand = |it: usize| {
        let from_manager = look.into(it).filter(|tie| Some(tie.from) == look.manager);
        from_manager.filter_map(|tie| tie.points).max()
    };
    let mut ours = ours;
    ours.sort_by_cached_key(|&it| (std::cmp::Reverse(in_hand(it)), it));
    let ours: Rc<[usize]> = ours.into();
    let apart = known
        .into_iter()
        .filter(|(number, peers)| (peers.len() as f64) < least && (nobody || look.people[*number].matters));
    let found = apart.map(|(number, peers)| {
        let weighs = Stake::certain(look.people[number].weight, 1.0 - peers.len() as f64 / least);
        let ours = Rc::clone(&ours);
        let tell = move || leader_told(look, number, &peers, &ours);
        Candidate::new(weighs, look.id(number), tell)
    });
    found.collect()
}

fn leader_told(look: &Look<'_>, number: usize, peers: &[usize], ours: &[usize]) -> Told {
    let name = look.name(number);
    let peer = ours.iter().copied().find(|it| !peers.contains(it) && Some(*it) != look.manager);
    let title = match peer {
        Some(peer) => format!("Bring {} together with {name}", look.name(peer)),
        None => format!("Bring one of our leaders together with {name}"),
    };
    let why = format!(
        "Trust between organisations is made where they are led (Hollyoake): who leads should know who leads. {}",
        look.way_to(number)
    );
    let known: Vec<&str> = peers.iter().map(|&it| look.name(it)).collect();
    let title_of = match look.people[number].known.title.trim() {
        "" => String::new(),
        title => format!(", {title}"),
    };
    let sentence = match known.as_slice() {
        [] => format!("None of our leaders is tied to {name}{title_of}"),
        known => format!("Of our leaders only {} is tied to {name}{title_of}", listed_briefly(known)),
    };
    let suggestion =
        Suggestion::new(title, why, Effort::Medium).by(peer.map(|it| look.id(it)).or(look.manager_id()));
    let suggestion = suggestion.about([number].into_iter().chain(peer).map(|it| look.id(it)));
    Told {
        sentence,
        evidence: vec![
            format!("{} of ours lead", words::people(ours.len())),
            format!("Who leads takes a tie with {} of ours who lead", look.amount(Rule::LeadersApart)),
        ],
        people: vec![look.id(number)],
        between: None,
        suggestion: match peer {
            Some(peer) => suggestion.raising(look.id(number), look.id(peer), None),
            None => suggestion,
        },
    }
}

/// What still hangs on somebody who left.
struct Holds<'a> {
    owns: Vec<usize>,
    actions: Vec<&'a str>,
    streams: Vec<&'a str>,
    reports: Vec<usize>,
    across: Vec<usize>,
    is_manager: bool,
}

impl Holds<'_> {
    fn count(&self) -> usize {
        let lists = self.owns.len() + self.reports.len() + self.across.len();
        lists + self.actions.len() + self.streams.len() + usize::from(self.is_manager)
    }
}

/// People who left and on whom something still hangs.
pub(in crate::coach) fn gone<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::GoneButTied);
    let mut found = Vec::new();
    if look.people.iter().all(|person| person.here) {
        return found;
    }
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); look.people.len()];
    for (number, person) in look.people.iter().enumerate().filter(|(_, person)| person.here) {
        if let Some(owner) = person.known.owner.and_then(|owner| look.number(owner)) {
            owned[owner].push(number);
        }
    }
    for (number, person) in look.people.iter().enumerate().filter(|(_, person)| !person.here) {
        let id = person.known.id;
        let mut holds = Holds {
            owns: std::mem::take(&mut owned[number]),
            actions: look
                .busy(number)
                .iter()
                .filter(|it| it.owner == Some(id))
                .map(|it| it.title.as_str())
                .collect(),
            streams: Vec::new(),
            reports: Vec::new(),
            across: Vec::new(),
            is_manager: look.account.profile().manager == Some(id),
        };
        let streams =
            look.account.workstreams().filter(|stream| stream.ended_on.is_none() && stream.names(id));
        holds.streams.extend(streams.map(|stream| stream.title.as_str()));
        let here = |spoke: &Spoke| look.number(spoke.other).filter(|&other| look.people[other].here);
        let reaching: Vec<Spoke> = look.network.reaching(id).collect();
        let reports = reaching.iter().filter(|spoke| spoke.kind.is_reporting());
        holds.reports.extend(reports.filter_map(here));
        let trust = look.network.leaving(id).chain(reaching).filter(|spoke| spoke.kind == TieKind::Trust);
        let others = trust.filter_map(|spoke| here(&spoke));
        holds.across.extend(others.filter(|&other| look.people[other].camp != person.camp));
        for list in [&mut holds.reports, &mut holds.across] {
            list.sort_unstable();
            list.dedup();
        }
        let count = holds.count() as f64;
        if count >= least && count > 0.0 {
            let affected = holds.owns.iter().chain(&holds.reports).chain(&holds.across).copied();
            let weight = look.heaviest(affected).max(person.weight);
            let weighs = Stake::certain(weight, if holds.is_manager { 1.0 } else { count / 10.0 });
            found.push(Candidate::new(weighs, id, move || gone_told(look, number, &holds)));
        }
    }
    found
}

fn gone_told(look: &Look<'_>, number: usize, holds: &Holds<'_>) -> Told {
    let name = look.name(number);
    let names = |people: &[usize]| {
        let names: Vec<&str> = people.iter().map(|&it| look.name(it)).collect();
        listed_briefly(&names)
    };
    let mut evidence = Vec::new();
    let mut note = |is: bool, told: String| {
        if is {
            evidence.push(told);
        }
    };
    note(holds.is_manager, format!("{name} is the key account manager"));
    note(!holds.owns.is_empty(), format!("{name} owns the relationship with {}", names(&holds.owns)));
    note(!holds.actions.is_empty(), format!("Open actions: {}", listed_briefly(&holds.actions)));
    note(!holds.streams.is_empty(), format!("Workstreams: {}", listed_briefly(&holds.streams)));
    note(!holds.reports.is_empty(), format!("Recorded as reporting to {name}: {}", names(&holds.reports)));
    note(!holds.across.is_empty(), format!("Trust between the companies: {}", names(&holds.across)));
    let ours = look.people[number].camp == Camp::Ours;
    let next =
        holds.across.iter().chain(&holds.owns).chain(&holds.reports).copied().max_by(|&one, &two| {
            look.people[one].weight.total_cmp(&look.people[two].weight).then(two.cmp(&one))
        });
    let second = next.filter(|_| ours).and_then(|peer| look.second(peer, &[number]));
    let title = match (ours, next, second) {
        _ if holds.is_manager => "Say who is key account manager now".to_owned(),
        (true, Some(next), Some(second)) => {
            format!(
                "Hand the relationship with {} over from {name} to {}",
                look.name(next),
                look.name(second)
            )
        }
        (true, ..) => format!("Hand over what {name} left"),
        (false, ..) => format!("Find out who follows {name}, and meet them"),
    };
    let why = "Trust is between people: what somebody held has to be handed over, or it is gone.".into();
    let owner = second.map(|it| look.id(it)).or(look.manager_id());
    let concerns = next.into_iter().chain(second).map(|it| look.id(it));
    Told {
        sentence: format!("{name} left, and {} on them", things(holds.count())),
        evidence,
        people: std::iter::once(number).chain(next).map(|it| look.id(it)).collect(),
        between: None,
        suggestion: Suggestion::new(title, why, Effort::Medium).by(owner).about(concerns),
    }
}

fn things(count: usize) -> String {
    if count == 1 { "one thing still hangs".into() } else { format!("{count} things still hang") }
}

/// People who report to each other in a circle.
pub(in crate::coach) fn circles<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::ReportingCircle);
    let lines: Vec<(usize, usize)> = look.lines().iter().map(|line| (line.from, line.to)).collect();
    let lines = in_circles(look.people.len(), lines);
    if lines.is_empty() {
        return Vec::new();
    }
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    look.people.iter().for_each(|_| _ = graph.add_node(()));
    for (from, to) in lines {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    let circles = kosaraju_scc(&graph).into_iter().filter(|circle| circle.len() > 1);
    let found = circles.filter(|circle| circle.len() as f64 >= least).map(|circle| {
        let mut people: Vec<usize> = circle.into_iter().map(|node| node.index()).collect();
        people.sort_unstable();
        let weighs = Stake::certain(look.heaviest(people.iter().copied()), people.len() as f64 / 10.0);
        let about: Vec<_> = people.iter().take(12).map(|&it| look.id(it)).collect();
        Candidate::new(weighs, About::Many(about), move || circle_told(look, &people))
    });
    found.collect()
}

/// The lines that are left when again and again whoever nobody reports to is taken away (Kahn 1962): none where
/// there is no circle.
fn in_circles(people: usize, lines: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut reports = vec![0_usize; people];
    let mut bosses: Vec<Vec<usize>> = vec![Vec::new(); people];
    for &(from, to) in &lines {
        reports[to] += 1;
        bosses[from].push(to);
    }
    let mut open: Vec<usize> = (0..people).filter(|&it| reports[it] == 0).collect();
    while let Some(number) = open.pop() {
        for boss in std::mem::take(&mut bosses[number]) {
            reports[boss] -= 1;
            if reports[boss] == 0 {
                open.push(boss);
            }
        }
    }
    lines.into_iter().filter(|&(from, _)| reports[from] > 0).collect()
}

fn circle_told(look: &Look<'_>, people: &[usize]) -> Told {
    let names: Vec<&str> = people.iter().map(|&it| look.name(it)).collect();
    let within =
        |tie: &&Tie| tie.kind.is_reporting() && look.number(tie.to).is_some_and(|to| people.contains(&to));
    let lines = people.iter().flat_map(|&it| {
        let id = look.id(it);
        look.account.ties_of(id).filter(move |tie| tie.from == id).filter(within)
    });
    let evidence: Vec<String> = lines.take(8).map(|tie| crate::sentence::fact(look.account, tie)).collect();
    let suggestion = Suggestion::new(
        format!("Clear up who reports to whom: {}", listed_briefly(&names)),
        "Nobody reports to themselves: one of these lines is wrong, or says something else. Ask one of them."
            .into(),
        Effort::Small,
    );
    let ids = || people.iter().take(12).map(|&it| look.id(it));
    Told {
        sentence: format!("{} report to each other in a circle", listed_briefly(&names)),
        evidence,
        people: ids().collect(),
        between: None,
        suggestion: suggestion.by(look.manager_id()).about(ids()),
    }
}
