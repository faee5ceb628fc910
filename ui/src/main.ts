import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './backend/host';
import { theme } from './state/theme.svelte';

theme.start();
await connect();

const root = document.getElementById('root');
if (root) mount(App, { target: root });
