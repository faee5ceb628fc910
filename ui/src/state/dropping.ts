/** Files dropped on the window: answers go to the survey, pictures to the card they were dropped on. */
import { dropped as photoDropped, type Dropped as Photo } from './photos';
import { session } from './session.svelte';
import { survey } from './survey.svelte';

/** What was dropped. */
export interface Dropped extends Photo {
  handles?: string[];
  /** Whether answers to the partner survey are among them. */
  answers?: boolean;
}

export async function dropped(files: Dropped): Promise<void> {
  if (!session.overview) return;
  // Whoever looks at the survey means it, be the file no answer that can be told.
  if (files.answers || survey.open) await survey.takeDropped(files.handles ?? [files.handle]);
  else await photoDropped(files);
}
