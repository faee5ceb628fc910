/** A host without a shell: an invented account in memory, for the page in a plain browser and for tests. */
import type { Collected, Failure, Found, Gaze, Group, Headline, Host, Id, ImportPreview, Look, Overview, Patch, Portrait, Recent, Scene, Sight, TieKind, Update, ViewSummary } from '../host';
import { NO_FILTER } from '../../state/blank';
import { asOf, differencesOf, snapshot, spanOf } from './past';
import { carrying } from './carrying';
import { changed, duplicate, hanging, read, report } from './bulk';
import { coaching } from './coaching';
import { crowd, demoAccount, TODAY } from './demo';
import { draw, linesWith } from './draw';
import { atPlace } from './grids';
import { tell, touched, understood } from './incidents';
import { OFFER, previewOf, runImport } from './import';
import { copied, emptyAccount, newId, person, tie, type Account, type View } from './record';
import { planning } from './planning';
import { reflecting } from './reflecting';
import { choices, registerRows } from './register';
import { routing } from './routes';
import { Scores } from './score';
import * as survey from './survey';
import { cardOf, coursesOf } from './scorecard';
import { VOCABULARY } from './vocabulary';

const FOLDER = 'Accounts';
/** One grey pixel. */
const PHOTO =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==';

function fail(code: Failure['code'], message: string, handle: string | null = null): never {
  // A rejected command carries a plain object, as it comes through the shell's door.
  const failure: Failure = { code, message, handle };
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw failure;
}

function patchFrom(before: Scene, after: Scene): Patch {
  const lines = new Map(before.lines.map((line) => [line.id, JSON.stringify(line)]));
  const cards = new Map(before.cards.map((card) => [card.id, JSON.stringify(card)]));
  const differs = (old: Map<Id, string>) => (thing: { id: Id }) => {
    const same = old.get(thing.id) === JSON.stringify(thing);
    old.delete(thing.id);
    return !same;
  };
  const newLines = after.lines.filter(differs(lines));
  const newCards = after.cards.filter(differs(cards));
  const unlessSame = <T>(old: T, now: T): T | null => (JSON.stringify(old) === JSON.stringify(now) ? null : now);
  return {
    bounds: after.bounds,
    zones: unlessSame(before.zones, after.zones),
    spots: unlessSame(before.spots, after.spots),
    lines: newLines,
    cards: newCards,
    gone: [...lines.keys(), ...cards.keys()],
    legend: unlessSame(before.legend, after.legend),
    notes: after.notes,
    aside: after.aside,
  };
}

/** The invented host; `people` in the address opens a crowd, `empty` an account with nobody but the manager. */
export function fakeHost(address: URLSearchParams = new URLSearchParams()): Host {
  let account: Account | null = null;
  let look: Look | null = null;
  let recent: Recent[] = [
    { handle: 'recent-1', name: 'Halden Foods', file: 'halden.rapport', folder: FOLDER, opened: '2026-11-20', missing: false },
    { handle: 'recent-2', name: 'Nordvik Dairy', file: 'nordvik.rapport', folder: FOLDER, opened: '2026-10-02', missing: false },
    { handle: 'recent-3', name: 'Old Mill Bakeries', file: 'mill.rapport', folder: '/media/stick', opened: '2026-03-02', missing: true },
  ];
  let past: { account: Account; label: string }[] = [];
  let future: { account: Account; label: string }[] = [];
  let log: Headline[] = [];
  let scene: Scene | null = null;
  let sight: Sight = { lens: 'four-worlds', shown: { trust: true, reporting: true, influence: true, conflict: true, supplies: true }, filter: NO_FILTER, aside: 'dim', collapsed: [], as_of: null, snapshot: null, compared: null, compared_snapshot: null, clock: 'happened' };
  /** The saved view whose card places are on screen. */
  let viewing: Id | null = null;

  const open = (): Account => account ?? fail('no-account', 'No account is open.');
  const nameOf = (id: Id): string => open().people.get(id)?.name ?? 'somebody';
  const known = (id: Id): void => {
    if (!open().people.has(id)) fail('rejected', 'This stakeholder is no longer in the account.');
  };

  function overview(): Overview {
    const it = open();
    return {
      name: it.name,
      supplier: it.supplier,
      file: `${it.name.toLowerCase().replaceAll(' ', '-')}.rapport`,
      folder: FOLDER,
      private: false,
      manager: it.manager,
      people: it.people.size,
      ties: it.ties.size,
      scored: new Set([...it.assessments.values()].filter(({ sealed }) => !sealed).map((each) => each.tie)).size,
      undo: past.at(-1)?.label ?? null,
      redo: future.at(-1)?.label ?? null,
      today: TODAY,
      ...it.settings,
      look,
    };
  }

  function show(opened: Account): Overview {
    account = opened;
    past = [];
    future = [];
    log = [];
    scene = null;
    look = null;
    viewing = null;
    return overview();
  }

  function drawn(): Scene {
    const it = asOf(open(), sight.as_of);
    const view = it.views.find((each) => each.id === viewing);
    return draw(it, sight, sight.as_of ?? TODAY, view && view.sight.lens === sight.lens ? view.places : undefined);
  }

  function redrawn(): Patch {
    const before = scene ?? drawn();
    scene = drawn();
    return patchFrom(before, scene);
  }

  function shownUpdate(label: string, added: Id[]): Update {
    return { label, added, overview: overview(), patch: redrawn() };
  }

  function record(label: string, step: Headline['step']): void {
    log = [{ seq: log.length + 1, at: new Date().toISOString(), author: 'Priya Raman', label, step }, ...log];
  }

  function change(label: string, doing: (next: Account) => Id[] | undefined | void, inThePast = false): Promise<Update> {
    if (sight.as_of !== null && !inThePast) fail('rejected', 'This is the past: go back to today to change anything; nothing was changed.');
    const before = open();
    const next = copied(before);
    const added = doing(next) ?? [];
    past.push({ account: before, label });
    future = [];
    account = next;
    record(label, 'do');
    return Promise.resolve(shownUpdate(label, added));
  }

  function dropTies(next: Account, gone: (tie: { id: Id; from: Id; to: Id }) => boolean): void {
    for (const each of [...next.ties.values()]) {
      if (!gone(each)) continue;
      next.ties.delete(each.id);
      for (const evidence of [...next.assessments.values()]) if (evidence.tie === each.id) next.assessments.delete(evidence.id);
    }
  }

  /** Puts cards somewhere in the lens on screen, from where a saved view shows them if one does. */
  function put(next: Account, places: (before: Map<Id, { x: number; y: number }>) => void): void {
    const view = next.views.find((each) => each.id === viewing);
    const after = new Map(view && view.sight.lens === sight.lens ? view.places : next.places[sight.lens]);
    places(after);
    next.places = { ...next.places, [sight.lens]: after };
    viewing = null;
  }

  /** What is on screen, to be kept under a name. */
  function seen(id: Id, name: string, at: Gaze): View {
    const places = (scene ?? drawn()).cards.map(({ id: card, rect }) => [card, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }] as const);
    return { id, name, sight: structuredClone(sight), at, places: new Map(places) };
  }

  function viewOf(id: Id): View {
    return open().views.find((each) => each.id === id) ?? fail('rejected', 'This view is no longer there.');
  }

  function viewName(name: string): string {
    if (name.trim() === '') fail('rejected', 'A view needs a name.');
    return name.trim();
  }

  const people = (ids: Id[], some: string): string => (ids.length === 1 ? nameOf(ids[0]) : `${ids.length} ${some}`);

  const found = (id: Id): Found => {
    const one = open().people.get(id);
    return { id, name: one?.name ?? '', title: one?.title ?? '', organisation: one?.organisation ?? '', group: one?.group ?? 'customer' };
  };

  const begin = (): void => {
    if (address.has('people')) show(crowd(Number(address.get('people'))));
    else if (address.has('demo')) show(demoAccount());
    else if (address.has('empty')) show(started('Nordvik Dairy', 'Brightpack', 'Priya Raman', 'Key account manager'));
  };

  function started(name: string, supplier: string, manager: string, title: string): Account {
    const made = emptyAccount(name, supplier);
    const first = person(manager, title, 'functions', supplier, { coverage: 'in-depth' });
    made.people.set(first.id, first);
    made.manager = first.id;
    return made;
  }

  const round = (id: Id): survey.Round => open().rounds.get(id) ?? fail('rejected', 'This survey round is no longer part of the account.');

  async function collected(): Promise<Collected> {
    const { label, files } = survey.collect(copied(open()), TODAY);
    return { files, update: label === '' ? shownUpdate('', []) : await change(label, (next) => void survey.collect(next, TODAY)) };
  }

  // Promises throughout, as of the shell; what throws inside rejects.
  const answer = <A extends unknown[], R>(doing: (...given: A) => R | Promise<R>) => {
    return async (...given: A): Promise<R> => await doing(...given);
  };

  return {
    start: answer(() => {
      begin();
      return { account: account ? overview() : null, recent, problem: null, vocabulary: VOCABULARY };
    }),
    accountCreate: answer((draft) => show(started(draft.name, draft.supplier, draft.manager, draft.manager_title))),
    accountChoose: answer(() => fail('needs-passphrase', 'This account is protected with a passphrase.', 'chosen-1')),
    accountOpen: answer((handle, passphrase) => {
      if (handle === 'chosen-1' && passphrase !== 'secret') {
        if (passphrase === null) fail('needs-passphrase', 'This account is protected with a passphrase.', handle);
        fail('wrong-passphrase', 'That passphrase does not open this account.', handle);
      }
      if (handle === 'recent-2') fail('failed', 'nordvik.rapport is damaged: page 4 does not check out. Open one of the backups beside it, the latest is of 1 October.');
      return show(demoAccount());
    }),
    accountForget: answer((handle) => (recent = recent.filter((each) => each.handle !== handle))),
    accountSaveAs: answer(() => overview()),
    accountClose: answer(() => {
      account = null;
      return recent;
    }),
    demoOpen: answer(() => show(demoAccount())),
    profileEdit: answer((fields) => {
      if (fields.name === '') fail('rejected', 'An account needs the name of its customer.');
      return change('Changed the account settings', (next) => void Object.assign(next, structuredClone(fields)));
    }),
    scene: answer((wanted, view) => {
      sight = structuredClone(wanted);
      viewing = view;
      return (scene = drawn());
    }),
    linesAt: answer((moved) => linesWith(open(), sight, moved, TODAY)),
    tidy: answer(() => redrawn()),
    span: answer(() => spanOf(open(), TODAY)),
    travel: answer((wanted) => {
      const same = scene !== null && wanted.lens === sight.lens;
      sight = structuredClone(wanted);
      return same ? redrawn() : null;
    }),
    differences: answer(() => differencesOf(open(), sight, TODAY)),
    snapshotTake: answer((name) => {
      if (name.trim() === '') fail('rejected', 'A snapshot needs a name; nothing was changed.');
      return change(`Took the snapshot “${name.trim()}”`, (next) => snapshot(next, newId(), name, TODAY), true);
    }),
    snapshotRename: answer((id, name) => {
      const { day } = open().snapshots.find((each) => each.id === id) ?? fail('rejected', 'This snapshot is no longer there.');
      return change(`Renamed the snapshot to “${name.trim()}”`, (next) => void snapshot(next, id, name, day), true);
    }),
    snapshotRemove: answer((id) => change('Removed the snapshot', (next) => void (next.snapshots = next.snapshots.filter((each) => each.id !== id)), true)),
    windowClose: answer(() => null),
    windowOpen: answer(() => null),
    windowChoose: answer(() => null),
    windowFill: answer(() => null),
    lookSave: answer((left) => {
      look = left;
      return null;
    }),
    views: answer(() => open().views.map(({ id, name, sight: shown, at }): ViewSummary => ({ id, name, sight: shown, at }))),
    viewAdd: answer((name, at) => {
      const called = viewName(name);
      const id = newId();
      return change(`Saved the view “${called}”`, (next) => {
        next.views.push(seen(id, called, at));
        return [id];
      });
    }),
    viewUpdate: answer((id, at) => {
      const { name } = viewOf(id);
      return change(`Updated the view “${name}”`, (next) => void (next.views = next.views.map((each) => (each.id === id ? seen(id, name, at) : each))));
    }),
    viewRename: answer((id, name) => {
      const before = viewOf(id).name;
      const called = viewName(name);
      if (called === before) return shownUpdate('', []);
      return change(`Renamed the view “${before}” to “${called}”`, (next) => void (next.views = next.views.map((each) => (each.id === id ? { ...each, name: called } : each))));
    }),
    viewRemove: answer((id) => change(`Removed the view “${viewOf(id).name}”`, (next) => void (next.views = next.views.filter((each) => each.id !== id)))),
    viewsOrder: answer((ids) => change('Changed the order of the views', (next) => void (next.views = [...ids.map((id) => viewOf(id)), ...next.views.filter((each) => !ids.includes(each.id))]))),
    filterChoices: answer(() => choices(open())),
    register: answer(() => registerRows(open(), sight.filter, TODAY)),
    find: answer((query) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = [...open().people.values()].filter((one) => words.every((word) => `${one.name} ${one.title} ${one.organisation}`.toLowerCase().includes(word)));
      return fits.slice(0, query === '' ? 50 : 20).map((one) => found(one.id));
    }),
    portrait: answer((id): Portrait => {
      known(id);
      const it = open();
      const stakeholder = it.people.get(id) ?? fail('rejected', 'This stakeholder is no longer in the account.');
      const scores = new Scores(asOf(it, sight.as_of), sight.as_of ?? TODAY);
      const others = new Set<Id>();
      const ties = [...it.ties.values()].filter((each) => each.from === id || each.to === id);
      for (const each of ties) if (each.kind === 'trust') others.add(each.from === id ? each.to : each.from);
      return {
        stakeholder,
        is_manager: it.manager === id,
        ours: stakeholder.group === 'functions' || stakeholder.group === 'leadership',
        trust: [...others].map((other) => ({ other, other_name: nameOf(other), given: scores.of(id, other).score, received: scores.of(other, id).score })),
        ties: ties.filter((each) => each.kind !== 'trust').map((each) => ({ ...each, other: each.from === id ? each.to : each.from, other_name: nameOf(each.from === id ? each.to : each.from) })),
        imported_from: null,
        strategy: it.strategies.get(id) ?? null,
      };
    }),
    pair: answer((from, to) => {
      known(from);
      known(to);
      const scores = new Scores(asOf(open(), sight.as_of), sight.as_of ?? TODAY);
      return { there: scores.of(from, to), back: scores.of(to, from) };
    }),
    scorecard: answer(() => cardOf(open(), TODAY)),
    courseOf: answer((of) => coursesOf(open(), of, TODAY)),
    incidentRead: answer((text) => understood(open(), text)),
    incidentTouched: answer((people, side) => touched(open(), people, side)),
    incidentLog: answer((notice) => {
      if (notice.title.trim() === '') fail('rejected', 'An incident needs a few words that tell what happened.');
      return change(`Logged “${notice.title}”`, (next) => [tell(next, newId(), notice, TODAY)]);
    }),
    incidentEdit: answer((id, notice) => change(`Changed the incident “${notice.title}”`, (next) => void tell(next, id, notice, TODAY))),
    incidentRemove: answer((id) => change('Removed the incident', (next) => void next.incidents.delete(id))),
    stakeholderAdd: answer((draft, tieTo, kind) => {
      if (draft.name.trim() === '') fail('rejected', 'A stakeholder needs a name.');
      return change(`Added ${draft.name}`, (next) => {
        const id = newId();
        next.people.set(id, { ...draft, id });
        if (tieTo !== null && kind !== null) tie(next, kind, id, tieTo);
        return [id];
      });
    }),
    stakeholderEdit: answer((stakeholder) => {
      known(stakeholder.id);
      if (stakeholder.name.trim() === '') fail('rejected', 'The name is empty: a stakeholder needs one.');
      if (JSON.stringify(open().people.get(stakeholder.id)) === JSON.stringify(stakeholder)) return shownUpdate('', []);
      return change(`Changed ${stakeholder.name}`, (next) => void next.people.set(stakeholder.id, stakeholder));
    }),
    stakeholdersChange: answer((ids, bulk) => {
      const next = ids.map((id) => changed(open().people.get(id) ?? fail('rejected', 'This stakeholder is no longer in the account.'), bulk));
      if (next.every((one) => JSON.stringify(one) === JSON.stringify(open().people.get(one.id)))) return shownUpdate('', []);
      return change(`Changed ${people(ids, 'stakeholders')}`, (account) => next.forEach((one) => account.people.set(one.id, one)));
    }),
    stakeholdersDuplicate: answer((ids) => change(`Duplicated ${people(ids, 'stakeholders')}`, (next) => duplicate(next, ids))),
    namesRead: answer((text, group) => read(open(), text, group)),
    stakeholdersAdd: answer((drafts) => {
      if (drafts.some((draft) => draft.name.trim() === '')) fail('rejected', 'A stakeholder needs a name.');
      const made = drafts.map((draft) => ({ ...draft, id: newId() }));
      return change(made.length === 1 ? `Added ${made[0].name}` : `Added ${made.length} people`, (next) => {
        for (const one of made) next.people.set(one.id, one);
        return made.map((one) => one.id);
      });
    }),
    reportTo: answer((ids, boss) => change(boss === null ? `${people(ids, 'people')} to report to nobody` : `${people(ids, 'people')} to report to ${nameOf(boss)}`, (next) => report(next, ids, boss))),
    hanging: answer((id) => hanging(open(), id)),
    photoChoose: answer((id) => change(`Gave ${nameOf(id)} a photo`, (next) => void next.photos.set(id, PHOTO))),
    photoDropped: answer((id) => change(`Gave ${nameOf(id)} a photo`, (next) => void next.photos.set(id, PHOTO))),
    photoRemove: answer((id) => change(`Removed the photo of ${nameOf(id)}`, (next) => void next.photos.delete(id))),
    stakeholdersRemove: answer((ids) =>
      change(ids.length === 1 ? `Removed ${nameOf(ids[0])}` : `Removed ${ids.length} stakeholders`, (next) => {
        dropTies(next, (each) => ids.includes(each.from) || ids.includes(each.to));
        for (const id of ids) next.people.delete(id);
        if (next.manager && ids.includes(next.manager)) next.manager = null;
      }),
    ),
    tieAdd: answer((kind: TieKind, from: Id, to: Id) => change(`Tied ${nameOf(from)} to ${nameOf(to)}`, (next) => void tie(next, kind, from, to))),
    tieEdit: answer((id, note) =>
      change('Changed the note of a tie', (next) => {
        const one = next.ties.get(id) ?? fail('rejected', 'This tie is no longer there.');
        next.ties.set(id, { ...one, note });
      }),
    ),
    tieRemove: answer((id) => change('Removed a tie', (next) => dropTies(next, (each) => each.id === id))),
    assess: answer((judgement) => {
      const on = judgement.on ?? TODAY;
      if (on > TODAY) fail('rejected', `The day of the assessment, ${on}, is in the future.`);
      const label = `Scored ${nameOf(judgement.from)}'s trust in ${nameOf(judgement.to)}`;
      return change(label, (next) => {
        const id = newId();
        const { reading, assessor, rationale, confidence, sealed } = judgement;
        next.assessments.set(id, { id, tie: tie(next, 'trust', judgement.from, judgement.to).id, reading, on, assessor, rationale, confidence, sealed });
      });
    }),
    ...reflecting(open, change),
    ...routing(open),
    ...planning(open, change),
    ...carrying(open, change),
    ...coaching(open, change),
    assessmentRemove: answer((id) => change('Removed a piece of evidence', (next) => void next.assessments.delete(id))),
    moveCards: answer((moves) =>
      change(moves.length === 1 ? `Moved ${nameOf(moves[0].id)}` : `Moved ${moves.length} cards`, (next) => {
        if (sight.lens === 'power-grid') {
          for (const { id, x, y } of moves) {
            const one = next.people.get(id);
            if (one) next.people.set(id, { ...one, ...atPlace(next, x, y) });
          }
        } else put(next, (places) => moves.forEach(({ id, x, y }) => places.set(id, { x, y })));
      }),
    ),
    release: answer((ids) =>
      change('Gave cards back to the layout', (next) => {
        put(next, (places) => ids.forEach((id) => places.delete(id)));
      }),
    ),
    undo: answer(() => {
      const back = past.pop() ?? fail('rejected', 'There is nothing to undo.');
      future.push({ account: open(), label: back.label });
      account = back.account;
      record(back.label, 'undo');
      return shownUpdate(`Undone: ${back.label}`, []);
    }),
    redo: answer(() => {
      const again = future.pop() ?? fail('rejected', 'There is nothing to redo.');
      past.push({ account: open(), label: again.label });
      account = again.account;
      record(again.label, 'redo');
      return shownUpdate(`Redone: ${again.label}`, []);
    }),
    history: answer((before) => log.filter((line) => before === null || line.seq < before).slice(0, 100)),
    rounds: answer(() => survey.lines(open())),
    roundOffer: answer(() => survey.offer(open())),
    roundMake: answer((plan) => change(`Made the survey round “${plan.name}”`, (next) => [survey.made(next, plan, TODAY)])),
    roundEdit: answer((id, plan) => change(`Changed the survey round “${plan.name}”`, (next) => void next.rounds.set(id, { ...round(id), plan }))),
    roundForms: answer((id) => ({ folder: 'survey-november-2026', within: FOLDER, forms: round(id).plan.asked.map(({ stakeholder }, index) => ({ name: nameOf(stakeholder), file: `survey-november-2026-${index}.html` })) })),
    roundCollect: answer(() => collected()),
    roundDropped: answer(() => collected()),
    roundClose: answer((id) => change(`Closed the survey round “${round(id).plan.name}”`, (next) => void next.rounds.set(id, { ...round(id), closed: TODAY }))),
    roundReopen: answer((id) => change(`Opened the survey round “${round(id).plan.name}” again`, (next) => void next.rounds.set(id, { ...round(id), closed: null }))),
    roundRemove: answer((id) => change(`Removed the survey round “${round(id).plan.name}”`, (next) => void next.rounds.delete(id))),
    roundResults: answer((id, against) => survey.results(open(), round(id).id, against)),
    importChoose: answer(() => OFFER),
    importPreview: answer((_handle: string, organisations: string[] | null): ImportPreview => previewOf(open(), organisations)),
    importRun: answer((_handle: string, organisations: string[] | null, group: Group) => change('Imported contacts', (next) => runImport(next, organisations, group))),
    exportMap: answer((format, scale) => ({ file: `halden-foods.${format}`, folder: FOLDER, bytes: format === 'svg' ? 84_000 : 310_000 * scale })),
  };
}
