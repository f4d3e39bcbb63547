import { beforeEach, expect, test } from 'vitest';
import { dismissToast, dismissToastsAbout, showToast, toasts } from './toasts';

const titles = () => toasts.get().map(({ title }) => title);
const say = (title: string, about?: string) =>
  showToast({ tone: 'info', title, lasts: null, ...(about && { about }) });

beforeEach(() => {
  for (const { id } of toasts.get()) dismissToast(id);
});

test('a newer message about the same thing takes the place of the older', () => {
  say('echo 1 → 3', 'echo');
  say('web 2 → 4', 'web');
  say('echo 3 → 6', 'echo');
  expect(titles()).toEqual(['web 2 → 4', 'echo 3 → 6']);
});

test('at most four stay, the newest', () => {
  for (const title of ['1', '2', '3', '4', '5']) say(title);
  expect(titles()).toEqual(['2', '3', '4', '5']);
});

test('what alone offers something is pushed out by its own kind alone, at most eight', () => {
  const offer = (title: string) =>
    showToast({
      tone: 'success',
      title,
      lasts: null,
      action: { label: 'Back', run: () => {}, isOnly: true },
    });
  offer('a');
  for (const title of ['1', '2', '3', '4', '5']) say(title);
  expect(titles()).toEqual(['a', '3', '4', '5']);
  for (const title of ['b', 'c', 'd', 'e', 'f', 'g', 'h']) offer(title);
  expect(titles()).toEqual(['a', '5', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  say('6');
  offer('i');
  expect(titles()).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h', '6', 'i']);
});

test('dismissing what is not there changes nothing', () => {
  say('stays');
  const before = toasts.get();
  dismissToastsAbout('nothing');
  expect(toasts.get()).toBe(before);
});
