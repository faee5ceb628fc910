/** What the user can do to the account: each is one change, and each can be taken back. */
import { failureOf, host, type Bulk, type Failure, type Id, type Judgement, type Move, type Musing, type Overview, type ProfileFields, type Stakeholder, type Standing, type TieKind, type Update } from '../backend/host';
import { busy } from './busy.svelte';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';
import { t } from '../words/en';

/**
 * Does one thing to the account and shows what came of it. Null where it failed; the failure goes to
 * `refused`, or to a message.
 */
export async function act(doing: () => Promise<Update>, refused?: (failure: Failure) => void): Promise<Update | null> {
  const saving = setTimeout(() => (session.saving = 'saving'), 150);
  try {
    const update = await busy.during(
      t.said.saving,
      inTurn(async () => {
        const done = await doing();
        take(done);
        return done;
      }),
    );
    session.saving = 'saved';
    return update;
  } catch (thrown) {
    const failure = failureOf(thrown);
    session.saving = failure.code === 'rejected' || failure.code === 'cancelled' ? 'saved' : 'failed';
    session.unsaved = failure.code !== 'cancelled';
    if (refused) refused(failure);
    else toasts.failed(failure);
    return null;
  } finally {
    clearTimeout(saving);
  }
}

function take(update: Update): void {
  session.overview = update.overview;
  if (update.patch) map.apply(update.patch);
  session.version += 1;
  if (update.label === '') return;
  toasts.dropActions();
  toasts.say(update.label);
}

/** A message with a way back. */
function doneWithUndo(update: Update | null): void {
  if (update && update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
}

export async function undo(): Promise<void> {
  if (session.overview?.undo == null) return;
  await act(() => host.undo());
}

export async function redo(): Promise<void> {
  if (session.overview?.redo == null) return;
  await act(() => host.redo());
}

export async function addStakeholder(
  draft: Stakeholder,
  tieTo: Id | null,
  kind: TieKind | null,
  refused: (failure: Failure) => void,
): Promise<boolean> {
  const update = await act(() => host.stakeholderAdd(draft, tieTo, kind), refused);
  if (update?.added[0]) map.visit(update.added[0]);
  return update !== null;
}

export async function editStakeholder(changed: Stakeholder, refused: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.stakeholderEdit(changed), refused)) !== null;
}

export async function removeStakeholders(ids: Id[]): Promise<void> {
  if (ids.length > 0) doneWithUndo(await act(() => host.stakeholdersRemove(ids)));
}

/** Changes one thing of several people; whether it was taken. */
export async function changeStakeholders(ids: Id[], bulk: Bulk, refused?: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.stakeholdersChange(ids, bulk, null), refused)) !== null;
}

export async function addTie(kind: TieKind, from: Id, to: Id): Promise<boolean> {
  return (await act(() => host.tieAdd(kind, from, to))) !== null;
}

export async function annotateTie(id: Id, note: string, refused: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.tieEdit(id, note), refused)) !== null;
}

export async function removeTie(id: Id): Promise<void> {
  doneWithUndo(await act(() => host.tieRemove(id)));
}

export async function assess(judgement: Judgement, refused: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.assess(judgement), refused)) !== null;
}

/** Reveals what is sealed of one's trust in another. */
export async function reveal(from: Id, to: Id): Promise<void> {
  doneWithUndo(await act(() => host.reveal(from, to)));
}

/** Says where the relationship with somebody stands; whether it was taken. */
export async function setStrategy(id: Id, standing: Standing, refused: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.strategySet(id, standing), refused)) !== null;
}

export async function removeStrategy(id: Id): Promise<void> {
  doneWithUndo(await act(() => host.strategyRemove(id)));
}

/** Keeps what was thought over; whether it was taken. */
export async function reflect(musing: Musing, refused: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.reflect(musing), refused)) !== null;
}

export async function removeReflection(id: Id): Promise<void> {
  doneWithUndo(await act(() => host.reflectionRemove(id)));
}

export async function removeAssessment(id: Id): Promise<void> {
  doneWithUndo(await act(() => host.assessmentRemove(id)));
}

export async function removeIncident(id: Id): Promise<void> {
  doneWithUndo(await act(() => host.incidentRemove(id)));
}

export async function moveCards(moves: Move[]): Promise<void> {
  await act(() => host.moveCards(moves));
}

export async function releaseCards(ids: Id[]): Promise<void> {
  doneWithUndo(await act(() => host.release(ids)));
}

export async function editProfile(profile: ProfileFields, refused?: (failure: Failure) => void): Promise<boolean> {
  return (await act(() => host.profileEdit(profile), refused)) !== null;
}

/** The account's own fields as they are. */
export function profileOf({ name, supplier, manager, half_life_days, instrument_weight, quick_check_weight, measures }: Overview): ProfileFields {
  return { name, supplier, manager, settings: { half_life_days, instrument_weight, quick_check_weight, measures: { ...measures } } };
}

/** Makes a stakeholder the key account manager, who stands in the middle. */
export async function makeManager(id: Id): Promise<void> {
  const { overview } = session;
  if (overview) await editProfile({ ...profileOf(overview), manager: id });
}
