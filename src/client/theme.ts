import { announce } from './announce.ts';
import { recall, remember } from './storage.ts';

// Starlight's own key.
const KEY = 'starlight-theme';
const root = document.documentElement;
const light = matchMedia('(prefers-color-scheme: light)');
const preferred = (): string => (light.matches ? 'light' : 'dark');

light.addEventListener('change', () => {
  if (!recall(KEY)) root.dataset['theme'] = preferred();
});

for (const button of document.querySelectorAll('[data-theme-switch]')) {
  button.addEventListener('click', () => {
    const theme = root.dataset['theme'] === 'light' ? 'dark' : 'light';
    root.dataset['theme'] = theme;
    remember(KEY, theme === preferred() ? undefined : theme);
    announce(theme === 'light' ? '밝은 화면입니다' : '어두운 화면입니다');
  });
}
