/** Scrolling a list that is there, a place a frame. */
import { Random } from '../../fixtures/random.js';
import { drawn, frameFigures, nextFrame, nextTask, pause, type FrameFigures } from './frames.js';
import { list } from './lists.js';
import { isBlank, scrollBox } from './shown.js';

/** Pixels of a step: about three screens of the list. */
const STEP = 2_000;

/**
 * @param mode - By steps, turning at the ends, or by jumps to anywhere.
 * @param time - Milliseconds.
 */
export async function scroll(mode: 'step' | 'jump', time: number): Promise<FrameFigures & { blank: number }> {
  const box = scrollBox(list);
  const random = new Random('scroll');
  const most = box.scrollHeight - box.clientHeight;
  const times: number[] = [];
  let place = 0;
  let step = STEP;
  let blank = 0;
  box.scrollTop = 0;
  await drawn();
  await pause(200);
  await drawn();
  for (const end = performance.now() + time; performance.now() < end;) {
    if (place + step > most || place + step < 0) step = -step;
    place = mode === 'step' ? place + step : random.next() * most;
    box.scrollTop = place;
    times.push(await nextFrame());
    // The frame has been drawn, and is looked at as it is.
    await nextTask();
    if (isBlank(list)) blank += 1;
  }
  return { ...frameFigures(times), blank };
}
