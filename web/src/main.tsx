import { render } from 'preact';
import './style.css';
import { App } from './app.tsx';
import { followCase, readList } from './asking/live-case.ts';

followCase();
void readList();
render(<App />, document.getElementById('page')!);
